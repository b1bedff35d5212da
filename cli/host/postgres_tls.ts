/**
 * TLS as the URL asks for it, with libpq's names: `sslmode`, `sslrootcert`, `sslcert`, `sslkey`, `sslpassword`; what the URL does not
 * say, the environment may (`PGSSLMODE` …).
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { checkServerIdentity, type PeerCertificate } from "node:tls";
import { MigrError, messageOf } from "../../core/mod.ts";

const MODES = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
type Mode = (typeof MODES)[number];

const PARAMETERS = ["sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword"] as const;
type Parameter = (typeof PARAMETERS)[number];

/** What the client is told. */
export type TlsOption =
  | false
  | "prefer"
  | {
      readonly rejectUnauthorized: boolean;
      readonly ca?: string;
      readonly cert?: string;
      readonly key?: string;
      readonly passphrase?: string;
      readonly checkServerIdentity?: (host: string, certificate: PeerCertificate) => Error | undefined;
    };

/**
 * Reads the TLS parameters of a URL.
 *
 * @returns the URL without them, which the server would not know, and what the client is told
 * @throws MigrError `CONFIG_INVALID` for a mode that does not exist or a file that cannot be read
 * @example tlsOf("postgres://h/app?sslmode=require", {}).ssl // { rejectUnauthorized: false }
 */
export function tlsOf(
  url: string,
  env: Readonly<Record<string, string | undefined>>,
): { readonly url: string; readonly ssl: TlsOption } {
  const parsed = new URL(url);
  const values: Partial<Record<Parameter, string>> = {};
  for (const name of PARAMETERS) {
    const value = parsed.searchParams.get(name) ?? env[`PG${name.toUpperCase()}`] ?? "";
    if (value !== "") values[name] = value;
    parsed.searchParams.delete(name);
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  return { url: parsed.href, ssl: optionOf(values, host) };
}

function optionOf(values: Partial<Record<Parameter, string>>, host: string): TlsOption {
  const { sslrootcert, sslcert, sslkey, sslpassword } = values;
  const mode = modeOf(values, host);
  if (mode === "disable") return false;
  const own = {
    ...(sslcert === undefined ? {} : { cert: read(sslcert, "sslcert") }),
    ...(sslkey === undefined ? {} : { key: read(sslkey, "sslkey") }),
    ...(sslpassword === undefined ? {} : { passphrase: sslpassword }),
  };
  if (mode === "allow" || mode === "prefer")
    return sslcert === undefined ? "prefer" : { rejectUnauthorized: false, ...own };
  const ca = sslrootcert === undefined || sslrootcert === "system" ? {} : { ca: read(sslrootcert, "sslrootcert") };
  // As libpq has it: whoever names a root certificate wants it to be used.
  if (mode === "require" && sslrootcert === undefined) return { rejectUnauthorized: false, ...own };
  const isFull = mode === "verify-full" || sslrootcert === "system";
  return {
    rejectUnauthorized: true,
    ...ca,
    ...own,
    // The client does not tell the TLS library the host where it is an address.
    checkServerIdentity: isFull ? (_, certificate) => checkServerIdentity(host, certificate) : () => undefined,
  };
}

/** Without a word from anybody, TLS is used with servers elsewhere that offer it, as libpq does. */
function modeOf({ sslmode, sslrootcert }: Partial<Record<Parameter, string>>, host: string): Mode {
  if (sslmode === undefined) {
    if (sslrootcert === "system") return "verify-full";
    return host === "" || host === "localhost" || host === "::1" || host.startsWith("127.") ? "disable" : "prefer";
  }
  const mode = MODES.find((known) => known === sslmode);
  if (mode !== undefined) return mode;
  throw new MigrError("CONFIG_INVALID", `sslmode cannot be "${sslmode}".`, {
    hint: `It is one of ${MODES.join(", ")}.`,
  });
}

function read(path: string, parameter: Parameter): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new MigrError("CONFIG_INVALID", `The file of ${parameter} cannot be read: ${messageOf(error)}.`, {
      hint: "Paths of certificates start from the current folder.",
      cause: error,
    });
  }
}
