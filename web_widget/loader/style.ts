/** The look of the button and of the panel; the shadow root keeps the page's own rules out. */

const LIGHT = "--harbour:#0f3d3e;--hover:#185556;--paper:#fffdf8;--line:#c9bfab;--brass:#c3a365";
const DARK = "--harbour:#1d4b4a;--hover:#276160;--paper:#132425;--line:#33494a;--brass:#8d7440";

const CSS = `
:host{all:initial;${LIGHT};position:fixed;z-index:2147483000;inset:auto 0 0;block-size:0}
:host([data-theme=dark]){${DARK}}
@media (prefers-color-scheme:dark){:host([data-theme=auto]){${DARK}}}
button{position:fixed;inset:auto 20px 20px auto;box-sizing:border-box;display:flex;align-items:center;gap:9px;height:56px;min-width:56px;padding:0 20px 0 16px;border:1px solid var(--brass);border-radius:28px;background:var(--harbour);color:#f8f2e4;font:600 15px/1.2 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;cursor:pointer;box-shadow:0 8px 24px -10px rgb(10 35 34/.55);transition:background .15s}
button:hover{background:var(--hover)}
button:focus-visible{outline:3px solid #f0cf86;outline-offset:2px;box-shadow:0 0 0 6px #0f3d3e}
svg{flex:none;width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linejoin:round;stroke-linecap:round}
b{position:absolute;inset:-6px -4px auto auto;min-width:22px;box-sizing:border-box;padding:0 6px;border:2px solid var(--paper);border-radius:11px;background:#9c2f27;color:#fff;font-size:12px;line-height:18px;text-align:center}
section{position:fixed;inset:auto 20px 88px auto;box-sizing:border-box;width:404px;height:min(680px,calc(100vh - 108px));border:1px solid var(--line);border-radius:16px;overflow:hidden;background:var(--paper);box-shadow:0 18px 50px -20px rgb(10 35 34/.5)}
iframe{display:block;width:100%;height:100%;border:0}
.left button{inset:auto auto 20px 20px}
.left section{inset:auto auto 88px 20px}
b[hidden]{display:none}
section[hidden]{display:block;visibility:hidden;opacity:0;translate:0 12px;pointer-events:none}
@media (max-width:480px){
button,.left button{inset-block-end:calc(14px + env(safe-area-inset-bottom))}
section,.left section{inset:var(--top,0) 0 auto;width:auto;height:var(--height,100dvh);border:0;border-radius:0}
.open button{display:none}
}
@media (max-height:520px) and (min-width:481px){.open button{display:none}section,.left section{inset-block:8px auto;height:calc(100vh - 16px)}}
@media (prefers-reduced-motion:no-preference){section{transition:opacity .2s,translate .2s,visibility .2s}}
@media print{:host{display:none}}
`;

/** Puts the rules in; a constructed sheet is not subject to the page's rule for styles. */
export function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Browsers before 2023 know no constructed sheets.
    root.appendChild(document.createElement("style")).textContent = CSS;
  }
}
