/** The bank's own colours and face, as the loader read them from the page's --teller-… properties. */

const NAMES = ["colour", "on-colour", "accent", "radius", "face"] as const;
const KINDS = { radius: "border-radius", face: "font-family" } as const;

/** Takes over what the browser knows as a value of its kind; anything else is left as it was. */
export function wearBrand(brand: string | null, root: HTMLElement): void {
  const values = (brand ?? "").split("|");
  NAMES.forEach((name, index) => {
    const value = values[index] ?? "";
    const kind = KINDS[name as keyof typeof KINDS] ?? "color";
    if (value === "" || !CSS.supports(kind, value)) return;
    root.style.setProperty(`--brand-${name}`, value);
    if (name === "colour") root.dataset.brand = "";
  });
}
