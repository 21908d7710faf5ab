import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Drawer } from "../../shared/storage";
import { FakeServer } from "../../shared/tests/fake_server";
import { AgentApi } from "../sign_in/api";
import { Workplace } from "../sign_in/workplace";
import { answering, memoryDrawer, myTicket, queue, SESSION } from "./builders";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NOW = Date.parse("2026-03-01T10:00:00Z");

function setUp(answer: () => Response | Promise<Response>, kept: Drawer = memoryDrawer()) {
  const server = new FakeServer();
  const requests: Array<{ address: string; init: RequestInit | undefined }> = [];
  const api = new AgentApi("../api/agents", async (address, init) => {
    requests.push({ address: String(address), init });
    return answer();
  });
  const workplace = new Workplace({
    api,
    kept,
    address: "ws://bank.test/ws/console",
    now: () => NOW,
    line: { openSocket: server.open, events: new EventTarget(), send: answering() },
  });
  return { workplace, server, requests, kept };
}

const welcome = () => Response.json(SESSION);

function failure(status: number, code: string, detail: object = {}) {
  return () =>
    Response.json({ error: { code, message: "As the server says.", detail } }, { status });
}

describe("signing in", () => {
  test("a good password opens the console, and a reload goes on without asking", async () => {
    const { workplace, requests, server, kept } = setUp(welcome);
    await workplace.signIn("rosa", "right");
    expect(requests[0]?.address).toBe("../api/agents/sign-in");
    expect(JSON.parse(String(requests[0]?.init?.body))).toEqual({
      name: "rosa",
      password: "right",
    });
    expect(workplace.console.value?.name).toBe("Rosa Lindqvist");
    expect(server.welcome().sent[0]).toEqual({
      type: "hello",
      protocol: 1,
      token: "secret",
      changes: true,
    });
    const later = setUp(welcome, kept);
    later.workplace.restore();
    expect(later.workplace.console.value?.name).toBe("Rosa Lindqvist");
  });

  test.each([
    [failure(401, "wrong_password"), { kind: "wrong_password" }],
    [
      failure(429, "too_many_requests", { retry_after: 30 }),
      { kind: "too_many_requests", retryAfter: 30 },
    ],
    [failure(429, "too_many_requests"), { kind: "too_many_requests", retryAfter: 60 }],
    [failure(503, "busy"), { kind: "refused", message: "As the server says." }],
    [() => new Response("<html>", { status: 502 }), { kind: "unreachable" }],
    [() => Promise.reject(new TypeError("offline")), { kind: "unreachable" }],
  ])("what went wrong is known (%#)", async (answer, problem) => {
    const { workplace } = setUp(answer);
    await workplace.signIn("rosa", "wrong");
    expect(workplace.problem.value).toEqual(problem);
    expect(workplace.console.value).toBeNull();
    expect(workplace.isSigningIn.value).toBe(false);
  });
});

describe("leaving", () => {
  test("an expired token leads back to the sign-in, and the same agent finds the words again", async () => {
    const { workplace, server, kept } = setUp(welcome);
    await workplace.signIn("rosa", "right");
    workplace.console.value?.drafts.write("c_1", "Half a sen");
    server.welcome().drops(4401);
    expect(workplace.console.value).toBeNull();
    expect(workplace.hasExpired.value).toBe(true);
    await workplace.signIn("rosa", "right");
    expect(workplace.hasExpired.value).toBe(false);
    expect(workplace.console.value?.drafts.of("c_1")).toBe("Half a sen");
    expect(kept.read("teller.console.session")).toContain("secret");
  });

  test("a token whose time is over is not even tried", async () => {
    const { kept, workplace } = setUp(() =>
      Response.json({ ...SESSION, expires_at: "2026-03-01T09:59:59Z" }),
    );
    await workplace.signIn("rosa", "right");
    const later = setUp(welcome, kept);
    later.workplace.restore();
    expect(later.workplace.console.value).toBeNull();
    expect(later.workplace.hasExpired.value).toBe(true);
    expect(later.server.sockets).toHaveLength(0);
  });

  test("signing out tells the server and leaves nothing behind, even when it cannot be reached", async () => {
    const kept = memoryDrawer();
    let answer = welcome;
    const { workplace, requests, server } = setUp(() => answer(), kept);
    await workplace.signIn("rosa", "right");
    server.welcome().says(queue([], [myTicket()]));
    workplace.console.value?.drafts.write("c_1", "Half a sen");
    workplace.console.value?.say("c_1", "Unsent");
    answer = () => {
      throw new TypeError("offline");
    };
    await workplace.signOut();
    expect(requests.at(-1)?.init?.headers).toEqual({ authorization: "Bearer secret" });
    for (const key of ["session", `drafts.${SESSION.agent.agent_id}`, "replies.a_rosa"]) {
      expect(kept.read(`teller.console.${key}`)).toBeNull();
    }
  });
});
