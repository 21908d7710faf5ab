/** Choices above a text box, moved through by the keys of the box. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

export interface MenuItem {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly choose: () => void;
}

export interface MenuState {
  readonly isOpen: boolean;
  readonly activeId: string | undefined;
  /** True when the key was the menu's. */
  readonly press: (event: KeyboardEvent) => boolean;
  readonly items: readonly MenuItem[];
  readonly active: number;
}

/** `topic` names what is being completed: the choice starts anew with it, and Escape closes it. */
export function useMenu(topic: string | null, items: readonly MenuItem[]): MenuState {
  const [active, setActive] = useState(0);
  const [closed, close] = useState<string | null>(null);
  useEffect(() => setActive(0), [topic]);
  const isOpen = topic !== null && topic !== closed && items.length > 0;
  const place = Math.min(active, items.length - 1);
  const press = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.isComposing) return false;
    switch (event.key) {
      case "ArrowDown":
        setActive((place + 1) % items.length);
        return true;
      case "ArrowUp":
        setActive((place - 1 + items.length) % items.length);
        return true;
      case "Enter":
      case "Tab":
        items[place]?.choose();
        return true;
      case "Escape":
        close(topic);
        return true;
      default:
        return false;
    }
  };
  return { isOpen, press, items, active: place, activeId: isOpen ? items[place]?.id : undefined };
}

export interface MenuProps {
  readonly id: string;
  readonly label: string;
  readonly menu: MenuState;
}

export function Menu({ id, label, menu }: MenuProps) {
  useEffect(() => {
    if (menu.activeId !== undefined) {
      document.getElementById(menu.activeId)?.scrollIntoView?.({ block: "nearest" });
    }
  }, [menu.activeId]);
  if (!menu.isOpen) return null;
  return (
    <div id={id} class="menu" role="listbox" aria-label={label}>
      {menu.items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text box.
        <div
          key={item.id}
          id={item.id}
          class="menu-item"
          role="option"
          tabIndex={-1}
          aria-selected={index === menu.active}
          // The box keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={item.choose}
        >
          {item.label}
        </div>
      ))}
    </div>
  );
}
