/** The sheet of keys. */

import { Dialog } from "../parts/dialog";
import { useWords } from "./context";

export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { keys } = useWords();
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <h3>{keys.inQueue}</h3>
      <dl class="keys">
        <Key keys={["↑", "↓"]} what={keys.move} />
        <Key keys={["Home", "End"]} what={keys.ends} />
        <Key keys={["←", "→"]} what={keys.tabs} />
        <Key keys={["Enter"]} what={keys.open} />
        <Key keys={["C"]} what={keys.claim} />
        <Key keys={["?"]} what={keys.sheet} />
      </dl>
      <h3>{keys.inConversation}</h3>
      <dl class="keys">
        <Key keys={["Enter"]} what={keys.send} />
        <Key keys={["Shift + Enter"]} what={keys.newLine} />
        <Key keys={["Esc"]} what={keys.toQueue} />
      </dl>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          {keys.close}
        </button>
      </div>
    </Dialog>
  );
}

function Key({ keys, what }: { readonly keys: readonly string[]; readonly what: string }) {
  return (
    <div class="key-row">
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
