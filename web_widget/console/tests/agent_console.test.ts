import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accept, atWork, myTicket, newest, refusal, said, ticket } from "./builders";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const AT_C1 = { conversationId: "c_1", area: "conversation" } as const;

function typesSent(socket: { commands(): Array<Record<string, unknown>> }) {
  return socket.commands().map(({ type, conversation_id }) => `${type} ${conversation_id}`);
}

describe("following", () => {
  test("all that the agent holds and the one that is open are followed, and no other", () => {
    const { socket, agentConsole } = atWork();
    agentConsole.go({ conversationId: "c_2", area: "conversation" });
    agentConsole.go(AT_C1);
    expect(typesSent(socket)).toEqual(["follow c_1", "follow c_2", "unfollow c_2"]);
  });

  test("after a lost line each is asked for once, from where it stood", () => {
    const { server, socket } = atWork();
    socket.says(said({ seq: 1 }));
    socket.says(said({ seq: 2 }));
    socket.drops(1012);
    vi.advanceTimersByTime(1000);
    const follows = server.welcome().commands();
    expect(follows).toHaveLength(1);
    expect(follows[0]).toMatchObject({ type: "follow", conversation_id: "c_1", after_seq: 2 });
  });

  test("a gap is read again from the last message that is whole", () => {
    const { socket } = atWork();
    socket.says(said({ seq: 1 }));
    socket.says(said({ seq: 3 }));
    socket.says(said({ seq: 4 }));
    const follows = socket.commands();
    expect(follows).toHaveLength(2);
    expect(follows[1]).toMatchObject({ after_seq: 1 });
  });

  test("a conversation that could not be shown is asked for again on request", () => {
    const { socket, agentConsole } = atWork();
    agentConsole.go({ conversationId: "c_9", area: "conversation" });
    socket.says(refusal(newest(socket, "follow").client_id, { code: "busy" }));
    expect(typesSent(socket).filter((sent) => sent === "follow c_9")).toHaveLength(1);
    agentConsole.reopen("c_9");
    expect(typesSent(socket).filter((sent) => sent === "follow c_9")).toHaveLength(2);
  });
});

describe("claiming", () => {
  test("an accepted claim opens the conversation under Mine", () => {
    const { socket, agentConsole } = atWork();
    const waiting = ticket({ ticket_id: "t_2", conversation_id: "c_2" });
    agentConsole.claim(waiting);
    accept(socket, "claim", { ticket: { ...waiting, ...myTicket(), conversation_id: "c_2" } });
    expect(agentConsole.tab.value).toBe("mine");
    expect(agentConsole.place.value.conversationId).toBe("c_2");
    expect(typesSent(socket)).toContain("follow c_2");
  });

  test("nothing is claimed twice, nor while the line is down", () => {
    const { socket, agentConsole } = atWork();
    agentConsole.claim(ticket());
    agentConsole.claim(ticket());
    expect(socket.commands().filter(({ type }) => type === "claim")).toHaveLength(1);
    socket.drops(1006);
    agentConsole.claim(ticket({ ticket_id: "t_3" }));
    expect(agentConsole.desk.value.pending).toHaveLength(1);
  });
});

describe("unread words", () => {
  test("they count until the conversation is looked at", () => {
    const { socket, agentConsole } = atWork();
    socket.says(said({ seq: 1 }));
    expect(agentConsole.unread.value).toBe(1);
    agentConsole.go(AT_C1);
    expect(agentConsole.unread.value).toBe(0);
  });

  test("an open conversation behind another window is not looked at", () => {
    const { socket, agentConsole } = atWork();
    agentConsole.go(AT_C1);
    agentConsole.see(false);
    socket.says(said({ seq: 1 }));
    expect(agentConsole.unread.value).toBe(1);
    agentConsole.see(true);
    expect(agentConsole.unread.value).toBe(0);
  });
});

describe("the line", () => {
  test("it counts as lost until it is open again", () => {
    const { server, socket, agentConsole } = atWork();
    expect(agentConsole.line.value.kind).toBe("open");
    socket.drops(1006);
    vi.advanceTimersByTime(1000);
    expect(agentConsole.line.value).toEqual({ kind: "lost", retryAt: null });
    server.welcome();
    expect(agentConsole.line.value.kind).toBe("open");
  });

  test("4401 ends the sign-in", () => {
    const { socket, expiries } = atWork();
    socket.drops(4401);
    expect(expiries).toEqual([4401]);
  });
});
