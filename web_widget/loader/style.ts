/** The look of the button, the bubble and the panel; the shadow root keeps the page's own rules out. */

const CSS = `:host{all:initial;position:fixed;z-index:2147483000;inset:auto 0 0;height:0}
div{--c:var(--teller-colour,#0f3d3e);--o:var(--teller-on-colour,#f8f2e4);--a:var(--teller-accent,#c3a365);--x:var(--teller-offset-x,20px);--y:var(--teller-offset-y,20px);--l:auto;--r:var(--x);font:500 15px/1.45 var(--teller-face,system-ui,sans-serif)}
button{font:inherit;cursor:pointer;border:1px solid var(--a);background:var(--c);color:var(--o)}
.left{--l:var(--x);--r:auto}
.go{position:fixed;inset:auto var(--r) var(--y) var(--l);display:flex;align-items:center;gap:9px;height:56px;padding:0 20px 0 16px;border-radius:28px;font-weight:600;box-shadow:0 8px 24px -10px #0a2322}
.go:hover{filter:brightness(1.15)}
button:focus-visible{outline:3px solid var(--c);outline-offset:3px;box-shadow:0 0 0 3px #fff}
.go:before{content:"";width:24px;height:24px;background:currentColor;forced-color-adjust:none;clip-path:path(evenodd,"M5 4h14a3 3 0 013 3v7a3 3 0 01-3 3h-7l-5 4v-4H5a3 3 0 01-3-3V7a3 3 0 013-3zM7 8v1.5h10V8zM7 11.5V13h6v-1.5z")}
b{position:absolute;inset:-6px -4px auto auto;min-width:10px;padding:0 6px;border:2px solid #fff;border-radius:16px;background:#9c2f27;color:#fff;font-size:12px;line-height:18px;text-align:center}
p,section{position:fixed;inset:auto var(--r) calc(var(--y) + 68px) var(--l);box-sizing:border-box;margin:0;border-radius:var(--teller-radius,16px);box-shadow:0 18px 50px -20px #0a2322}
p{display:flex;align-items:start;max-width:min(300px,calc(100vw - 2*var(--x)));padding:4px;background:var(--c);border:1px solid var(--a)}
p button{border:0;border-radius:12px;padding:9px 10px;background:none;text-align:start}
section{width:404px;height:min(680px,calc(100vh - 108px));border:1px solid #8886;overflow:hidden;background:#fffdf8}
iframe{display:block;width:100%;height:100%;border:0}
[hidden]{display:none}
section[hidden]{display:block;visibility:hidden;opacity:0;translate:0 12px}
@media (max-height:520px){.open>.go{display:none}section{inset-block:8px auto;height:calc(100vh - 16px)}}
@media (max-width:480px){
.go{margin-bottom:env(safe-area-inset-bottom)}
section{inset:var(--top,0) 0 auto;width:auto;height:var(--height,100dvh);border:0;border-radius:0}
.open>.go{display:none}
}
@media (prefers-reduced-motion:no-preference){section{transition:opacity .2s,translate .2s,visibility .2s}}
@media print{:host{display:none}}
`;

/** Puts the rules in; a constructed sheet is not subject to the page's rule for styles. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];
}
