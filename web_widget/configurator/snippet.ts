/** What was chosen, as the lines that a bank's page needs. */

export interface Choices {
  readonly language: string;
  readonly position: string;
  readonly theme: string;
  readonly label: string;
  readonly bank: string;
  readonly greeting: string;
  readonly propose: string;
  readonly sound: string;
  readonly colour: string;
  readonly accent: string;
  readonly radius: string;
  readonly face: string;
}

export const NOTHING_CHOSEN: Choices = {
  language: "",
  position: "right",
  theme: "auto",
  label: "",
  bank: "",
  greeting: "",
  propose: "",
  sound: "on",
  colour: "#0f3d3e",
  accent: "#c3a365",
  radius: "10",
  face: "",
};

const ATTRIBUTES = [
  "language",
  "position",
  "theme",
  "label",
  "bank",
  "greeting",
  "propose",
  "sound",
] as const;

/** The data attributes that say something else than what holds anyway. */
export function attributesOf(choices: Choices): Array<readonly [string, string]> {
  return ATTRIBUTES.filter((name) => choices[name] !== NOTHING_CHOSEN[name]).map((name) => [
    name,
    choices[name],
  ]);
}

/** The custom properties that say something else than what holds anyway. */
export function propertiesOf(choices: Choices): Array<readonly [string, string]> {
  const { colour, accent, radius, face } = choices;
  const rows: Array<readonly [string, string]> = [];
  if (colour !== NOTHING_CHOSEN.colour) {
    rows.push(["colour", colour], ["on-colour", inkOn(colour)]);
  }
  if (accent !== NOTHING_CHOSEN.accent) rows.push(["accent", accent]);
  if (radius !== NOTHING_CHOSEN.radius) rows.push(["radius", `${radius}px`]);
  if (face !== "") rows.push(["face", face]);
  return rows;
}

export function snippetOf(choices: Choices, script: string): string {
  const data = attributesOf(choices).map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  const tag = `<script src="${script}"${data.join("")} async></script>`;
  const rules = propertiesOf(choices).map(([name, value]) => `  --teller-${name}: ${value};`);
  if (rules.length === 0) return tag;
  return `/* in your style sheet */\nteller-widget {\n${rules.join("\n")}\n}\n\n<!-- in your page -->\n${tag}`;
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** White or nearly black, whichever reads better on the colour. */
export function inkOn(colour: string): string {
  return contrast(colour, "#ffffff") >= contrast(colour, "#111111") ? "#ffffff" : "#111111";
}

/** As WCAG 2 counts it: from 1 to 21; text needs 4.5. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 1) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
