/** The console: three areas side by side, or as many as the window has room for. */

import { useState } from "preact/hooks";
import { CaseArea } from "../case/case_area";
import { ConversationArea } from "../conversation/conversation_area";
import { LibraryArea } from "../library/library_area";
import { QueueArea } from "../queue/queue_area";
import { TeamArea } from "../team/team_area";
import { useConsole } from "./context";
import { Header } from "./header";
import { useKeys } from "./keys";
import { LineBanner } from "./line_banner";
import { Notices } from "./notices";
import { Shortcuts } from "./shortcuts";

export function Shell() {
  const { place } = useConsole();
  const { conversationId, area } = place.value;
  const [isSheetOpen, setSheetOpen] = useState(false);
  useKeys(() => setSheetOpen(true));
  return (
    <div class="shell" data-area={area}>
      <Header onShortcuts={() => setSheetOpen(true)} />
      <LineBanner />
      <Notices />
      {area === "team" && <TeamArea />}
      {area === "library" && <LibraryArea />}
      {area !== "team" && area !== "library" && (
        <main class="areas">
          <QueueArea />
          <ConversationArea conversationId={conversationId} />
          <CaseArea conversationId={conversationId} />
        </main>
      )}
      {isSheetOpen && <Shortcuts onClose={() => setSheetOpen(false)} />}
    </div>
  );
}
