/** TLS as the URL asks for it, against a server whose certificate a made-up authority has signed. */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgresClient from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { connectPostgres } from "../../cli/host/postgres.ts";
import { tlsOf } from "../../cli/host/postgres_tls.ts";
import { type PostgresServer, startPostgres } from "../support/postgres_server.ts";

const folder = mkdtempSync(join(tmpdir(), "migr-tls-"));
const openssl = (...args: string[]): void => void execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });

/** An authority, another one, and a certificate of the first for `localhost` only. */
function makeCertificates(): void {
  for (const name of ["ca", "other"]) {
    openssl(
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      `/CN=${name}`,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.crt`,
    );
  }
  for (const name of ["server", "client"]) {
    openssl(
      "req",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-subj",
      `/CN=${name === "client" ? "postgres" : "localhost"}`,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.csr`,
    );
    writeFileSync(join(folder, "extension"), "subjectAltName=DNS:localhost\n");
    openssl(
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-CA",
      "ca.crt",
      "-CAkey",
      "ca.key",
      "-CAcreateserial",
      "-days",
      "2",
      "-extfile",
      "extension",
      "-out",
      `${name}.crt`,
    );
  }
}

/** A server with TLS; undefined where it cannot be started. */
async function startTlsServer(): Promise<PostgresServer | undefined> {
  let server: PostgresServer;
  try {
    makeCertificates();
    server = await startPostgres(18);
  } catch (error) {
    if (process.env.CI) throw error;
    console.warn(`Skipped: a server with TLS cannot be started here (${String(error).split("\n")[0]}).`);
    return undefined;
  }
  const admin = postgresClient(server.url, { max: 1, onnotice: () => {} });
  const [row] = await admin`SHOW data_directory`;
  const home = String(row?.data_directory);
  const [stat] = await admin`SELECT current_setting('hba_file') AS hba`;
  for (const name of ["server.crt", "server.key", "ca.crt"]) {
    execFileSync("cp", [join(folder, name), home]);
    if (process.getuid?.() === 0) {
      const owner = Number(execFileSync("stat", ["-c", "%u", home]));
      chownSync(join(home, name), owner, -1);
    }
    chmodSync(join(home, name), 0o600);
  }
  // The user "postgres" by password as before; in the database "certified" only with a certificate.
  writeFileSync(String(stat?.hba), "hostssl certified all all cert\nhost all all all scram-sha-256\n");
  await admin.unsafe("CREATE DATABASE certified");
  await admin.unsafe("ALTER SYSTEM SET ssl_ca_file = 'ca.crt'");
  await admin.unsafe("ALTER SYSTEM SET ssl = on");
  await admin.unsafe("SELECT pg_reload_conf()");
  await new Promise((resolve) => setTimeout(resolve, 500));
  await admin.end();
  return server;
}

const server = await startTlsServer();
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether the session is encrypted, or why there is none. */
async function tried(
  host: string,
  parameters: Readonly<Record<string, string>>,
  database = "postgres",
): Promise<string> {
  const url = new URL(server?.url ?? "");
  url.hostname = host;
  url.pathname = `/${database}`;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const connection = await connectPostgres(url.href, "the server");
  try {
    const [row] = await connection.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    return row?.ssl === true ? "encrypted" : "plain";
  } catch (error) {
    return String((error as Error).message);
  } finally {
    await connection.close();
  }
}

const ca = join(folder, "ca.crt");
const other = join(folder, "other.crt");

describe.skipIf(server === undefined)("a URL's sslmode", () => {
  it.each([
    ["127.0.0.1", {}, "plain"],
    ["127.0.0.1", { sslmode: "disable" }, "plain"],
    ["127.0.0.1", { sslmode: "prefer" }, "encrypted"],
    ["127.0.0.1", { sslmode: "require" }, "encrypted"],
    ["127.0.0.1", { sslmode: "verify-ca", sslrootcert: ca }, "encrypted"],
    ["localhost", { sslmode: "verify-full", sslrootcert: ca }, "encrypted"],
  ] as const)("%s %j is obeyed: %s", async (host, parameters, result) => {
    expect(await tried(host, parameters)).toBe(result);
  });

  it.each([
    ["127.0.0.1", { sslmode: "verify-full", sslrootcert: ca }, /does not match certificate|127\.0\.0\.1/],
    ["localhost", { sslmode: "verify-full", sslrootcert: other }, /certificate|issuer|signature/i],
    ["localhost", { sslmode: "verify-full" }, /certificate|issuer|self[- ]signed/i],
    ["127.0.0.1", { sslmode: "require", sslrootcert: other }, /certificate|issuer|signature/i],
    ["localhost", { sslrootcert: "system" }, /certificate|issuer|self[- ]signed/i],
  ] as const)("%s %j refuses a server that it cannot trust", async (host, parameters, reason) => {
    expect(await tried(host, parameters)).toMatch(reason);
  });

  it("gives a client's certificate to a server that wants one", async () => {
    const own = {
      sslmode: "verify-full",
      sslrootcert: ca,
      sslcert: join(folder, "client.crt"),
      sslkey: join(folder, "client.key"),
    };
    expect(await tried("localhost", own, "certified")).toBe("encrypted");
    expect(await tried("localhost", { sslmode: "verify-full", sslrootcert: ca }, "certified")).toMatch(/certificate/);
  });
});

describe("tlsOf()", () => {
  it("takes from the environment what the URL does not say, and leaves nothing for the server to stumble over", () => {
    const { url, ssl } = tlsOf("postgres://h/app?sslmode=disable&sslkey=k&connect_timeout=3", { PGSSLMODE: "require" });
    expect([url, ssl]).toEqual(["postgres://h/app?connect_timeout=3", false]);
    expect(tlsOf("postgres://h/app", { PGSSLMODE: "require" }).ssl).toEqual({ rejectUnauthorized: false });
    expect(tlsOf("postgres://h/app", {}).ssl).toBe("prefer");
  });

  it("refuses a mode that does not exist, and a certificate that cannot be read", () => {
    expect(() => tlsOf("postgres://h/app?sslmode=verify", {})).toThrow(/sslmode cannot be "verify"/);
    expect(() => tlsOf("postgres://h/app?sslmode=verify-ca&sslrootcert=/nowhere", {})).toThrow(
      /sslrootcert cannot be read/,
    );
  });
});
