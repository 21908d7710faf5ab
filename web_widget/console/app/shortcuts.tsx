/** The sheet of keys. */

import { Dialog } from "../parts/dialog";
import { useSurroundings, useWords } from "./context";

export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { keys } = useWords();
  const { preferences } = useSurroundings();
  return (
    <Dialog title={keys.title} onClose={onClose} isWide>
      <div class="key-columns">
        <section>
          <h3>{keys.anywhere}</h3>
          <dl class="keys">
            <Key keys={["Q"]} what={keys.toQueue} />
            <Key keys={["F"]} what={keys.filter} />
            <Key keys={["C"]} what={keys.claim} />
            <Key keys={["R"]} what={keys.reply} />
            <Key keys={["N"]} what={keys.note} />
            <Key keys={["T"]} what={keys.transfer} />
            <Key keys={["Z"]} what={keys.snooze} />
            <Key keys={["E"]} what={keys.resolve} />
            <Key keys={["?"]} what={keys.sheet} />
          </dl>
        </section>
        <section>
          <h3>{keys.inQueue}</h3>
          <dl class="keys">
            <Key keys={["↑", "↓"]} what={keys.move} />
            <Key keys={["Home", "End"]} what={keys.ends} />
            <Key keys={["←", "→"]} what={keys.tabs} />
            <Key keys={["Enter"]} what={keys.open} />
          </dl>
          <h3>{keys.inConversation}</h3>
          <dl class="keys">
            <Key keys={["Enter"]} what={keys.send} />
            <Key keys={["Shift + Enter"]} what={keys.newLine} />
            <Key keys={["/"]} what={keys.canned} />
            <Key keys={["@"]} what={keys.mention} />
            <Key keys={["Alt + 1", "2", "3"]} what={keys.suggestion} />
            <Key keys={["Esc"]} what={keys.back} />
          </dl>
        </section>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={preferences.hasKeys.value}
          onChange={(event) => preferences.useKeys(event.currentTarget.checked)}
        />
        {keys.singleKeys}
      </label>
      <div class="dialog-buttons">
        <button type="button" class="button" autofocus onClick={onClose}>
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
