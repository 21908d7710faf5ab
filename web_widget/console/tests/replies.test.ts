import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accept, atWork, newest, openConsole, refusal } from "./builders";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("replies", () => {
  test("a reply carries the fence of the claim", () => {
    const { socket, agentConsole } = atWork();
    expect(agentConsole.say("c_1", "Good afternoon")).toBe(true);
    expect(newest(socket, "say")).toMatchObject({ fence: 1, text: "Good afternoon" });
  });

  test("nothing is said in a conversation that is not held, and no empty words", () => {
    const { agentConsole } = atWork();
    expect(agentConsole.say("c_2", "Hello")).toBe(false);
    expect(agentConsole.say("c_1", "  \n")).toBe(false);
  });

  test("what is written while the line is down is sent once it is back", () => {
    const { server, socket, agentConsole } = atWork();
    socket.drops(1006);
    agentConsole.say("c_1", "Written offline");
    expect(agentConsole.desk.value.replies[0]?.state).toBe("sending");
    vi.advanceTimersByTime(1000);
    expect(newest(server.welcome(), "say")).toMatchObject({ text: "Written offline" });
  });

  test("an unanswered reply survives a reload and is sent with the same id", () => {
    const { socket, agentConsole, kept } = atWork();
    agentConsole.say("c_1", "Kept");
    const { client_id } = newest(socket, "say");
    agentConsole.stop();
    const later = openConsole(kept);
    expect(later.agentConsole.desk.value.replies[0]?.command.text).toBe("Kept");
    const again = later.server.welcome();
    expect(newest(again, "say").client_id).toBe(client_id);
    accept(again, "say", { seq: 1, duplicate: true });
    expect(openConsole(kept).agentConsole.desk.value.replies).toEqual([]);
  });

  test("a refused reply is sent again with a new id, or put back into the draft", () => {
    const { socket, agentConsole } = atWork();
    for (const text of ["first", "second"]) {
      agentConsole.say("c_1", text);
      socket.says(refusal(newest(socket, "say").client_id, { code: "busy" }));
    }
    const [first, second] = agentConsole.desk.value.replies;
    if (first === undefined || second === undefined) throw new Error("Both should be kept.");
    agentConsole.drafts.write("c_1", "begun");
    agentConsole.takeBack(second);
    agentConsole.sayAgain(first);
    expect(agentConsole.drafts.of("c_1")).toBe("begun\nsecond");
    expect(newest(socket, "say")).toMatchObject({ text: "first" });
    expect(newest(socket, "say").client_id).not.toBe(first.command.client_id);
    expect(agentConsole.desk.value.replies).toHaveLength(1);
  });
});

describe("drafts", () => {
  test("they are kept for each conversation, through a reload, until it is closed", async () => {
    const { socket, agentConsole, kept } = atWork();
    agentConsole.drafts.write("c_1", "Half a sen");
    expect(openConsole(kept).agentConsole.drafts.of("c_1")).toBe("Half a sen");
    expect(agentConsole.drafts.of("c_2")).toBe("");
    await agentConsole.resolve("c_1", "solved");
    accept(socket, "resolve", { seq: 5 });
    expect(agentConsole.drafts.of("c_1")).toBe("");
  });
});
