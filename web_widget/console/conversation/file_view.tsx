/** A file from the customer. A picture is shown; anything else is only ever saved, never opened here. */

import { useEffect, useState } from "preact/hooks";
import type { Attachment } from "../../shared/frames";
import { useConsole, useWords } from "../app/context";
import { Icon } from "../parts/icons";

/** The only kinds that are drawn; the server has read them from the first bytes. */
const PICTURES = ["image/png", "image/jpeg", "image/webp"];

export interface FileViewProps {
  readonly conversationId: string;
  readonly file: Attachment;
}

export function FileView({ conversationId, file }: FileViewProps) {
  const { files } = useWords();
  const agentConsole = useConsole();
  const [address, setAddress] = useState<string | null>(null);
  const isPicture = PICTURES.includes(file.media_type);
  const read = () => agentConsole.casework.api.file(conversationId, file.id);
  useEffect(() => {
    if (!isPicture) return;
    read()
      .then(inlineAddress)
      .then(setAddress)
      .catch(() => agentConsole.tell(null));
  }, [file.id]);
  const save = async () => {
    const blob = await read().catch(() => null);
    if (blob === null) agentConsole.tell(null);
    else saveAs(blob, file.name);
  };
  return (
    <div class="file">
      {isPicture && address !== null && <img class="file-picture" src={address} alt={file.name} />}
      <p class="file-line">
        <Icon name="file" />
        <span class="file-name">{file.name}</span>
        <span class="file-size">{files.size(Math.max(1, Math.round(file.size / 1024)))}</span>
        <button type="button" class="text-button" onClick={() => void save()}>
          {files.save}
        </button>
      </p>
    </div>
  );
}

/** The pages' policy lets pictures in only from the server and as data. */
function inlineAddress(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

function saveAs(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
