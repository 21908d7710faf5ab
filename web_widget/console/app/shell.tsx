/** The console: three areas side by side, or as many as the window has room for. */

import { useState } from "preact/hooks";
import { CaseArea } from "../case/case_area";
import { ConversationArea } from "../conversation/conversation_area";
import { QueueArea } from "../queue/queue_area";
import { useConsole } from "./context";
import { Header } from "./header";
import { LineBanner } from "./line_banner";
import { Notices } from "./notices";
import { Shortcuts } from "./shortcuts";

export function Shell() {
  const { place } = useConsole();
  const { conversationId, area } = place.value;
  const [isSheetOpen, setSheetOpen] = useState(false);
  return (
    <div class="shell" data-area={area}>
      <Header onShortcuts={() => setSheetOpen(true)} />
      <LineBanner />
      <Notices />
      <main class="areas">
        <QueueArea onShortcuts={() => setSheetOpen(true)} />
        <ConversationArea conversationId={conversationId} />
        <CaseArea conversationId={conversationId} />
      </main>
      {isSheetOpen && <Shortcuts onClose={() => setSheetOpen(false)} />}
    </div>
  );
}
