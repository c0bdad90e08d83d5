import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/*
 * The part of the environment that is about an outside identity provider. Like config.ts it only checks; nothing is opened
 * but the file of a key.
 */

/** Where people sign in, if not here. */
export interface ProviderConfig {
  readonly keys:
    | { readonly kind: 'key'; readonly key: KeyObject }
    /** Where the provider publishes its keys. */
    | { readonly kind: 'address'; readonly url: string };
  readonly algorithms: readonly string[];
}

/** Signatures that only their maker can make. With a shared secret (`HS256`) or none, a public key would be enough. */
const algorithmNames = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
type Algorithm = (typeof algorithmNames)[number];

const rsaAlgorithms = algorithmNames.filter((name) => /^[RP]S/.test(name));
const curveAlgorithms: Readonly<Record<string, Algorithm>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};
const minRsaBits = 2_048;

/** The key in a PEM, whose lines may be written with `\n`, or in the file of that name. */
const publicKey = z.string().transform((text, context) => {
  try {
    const pem = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : readFileSync(text, 'utf8');
    if (pem.includes('PRIVATE KEY')) throw new TypeError('It is a private key');
    return createPublicKey(pem);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a public key in PEM, or the path of a file that has one' });
    return z.NEVER;
  }
});

const algorithmList = z.string().transform((text, context) => {
  const { data } = z.array(z.enum(algorithmNames)).safeParse(text.split(',').map((name) => name.trim()));
  if (data) return data;
  context.addIssue({ code: 'custom', message: `must be some of ${algorithmNames.join(', ')}, separated by commas` });
  return z.NEVER;
});

/** The variables, and how they are written. */
export const providerVariables = {
  JWT_PUBLIC_KEY: publicKey
    .refine(
      (key) => algorithmsOf(key).length > 0,
      'must be an RSA key of at least 2048 bits, or one for ECDSA or Ed25519',
    )
    .optional(),
  JWT_JWKS_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: 'must be a URL that begins with https:// or http://',
    })
    .optional(),
  JWT_ALGORITHMS: algorithmList.optional(),
};

interface ProviderValues {
  readonly JWT_PUBLIC_KEY?: KeyObject | undefined;
  readonly JWT_JWKS_URL?: string | undefined;
  readonly JWT_ALGORITHMS?: readonly Algorithm[] | undefined;
}

/**
 * What doesn't go together.
 *
 * @param set all variables that have a value, as they are written
 */
export function providerIssues(set: Readonly<Record<string, string | undefined>>): string[] {
  const name = ['JWT_PUBLIC_KEY', 'JWT_JWKS_URL'].find((candidate) => set[candidate] !== undefined);
  if (name === undefined) {
    return set.JWT_ALGORITHMS === undefined
      ? []
      : ['JWT_ALGORITHMS must be set together with JWT_PUBLIC_KEY or JWT_JWKS_URL'];
  }
  const faults: string[] = [];
  if (set.JWT_PUBLIC_KEY !== undefined && set.JWT_JWKS_URL !== undefined) {
    faults.push('JWT_JWKS_URL must not be set together with JWT_PUBLIC_KEY');
  }
  if (set.JWT_SECRET !== undefined) {
    faults.push(`JWT_SECRET must not be set together with ${name}: no tokens are issued here then`);
  }
  if (set.SEED_DEMO === 'true') {
    faults.push(`SEED_DEMO must not be true together with ${name}: nobody signs in here then`);
  }
  for (const needed of ['JWT_ISSUER', 'JWT_AUDIENCE']) {
    if (set[needed] === undefined)
      faults.push(`${needed} must be set together with ${name}: whose tokens are good, and for whom`);
  }
  return faults;
}

/**
 * The provider that the variables name, if they name one.
 *
 * @returns also a fault when the key fits none of the algorithms
 */
export function readProvider(values: ProviderValues): { provider?: ProviderConfig; fault?: string } {
  const { JWT_PUBLIC_KEY: key, JWT_JWKS_URL: url, JWT_ALGORITHMS: wanted = algorithmNames } = values;
  if (url !== undefined) return { provider: { keys: { kind: 'address', url }, algorithms: wanted } };
  if (!key) return {};
  const algorithms = algorithmsOf(key).filter((name) => wanted.includes(name));
  if (algorithms.length === 0)
    return { fault: `JWT_ALGORITHMS must have one of ${algorithmsOf(key).join(', ')}, for this key` };
  return { provider: { keys: { kind: 'key', key }, algorithms } };
}

/** What a key can verify. */
function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly Algorithm[] {
  switch (asymmetricKeyType) {
    case 'rsa':
      return (asymmetricKeyDetails?.modulusLength ?? 0) >= minRsaBits ? rsaAlgorithms : [];
    case 'ec': {
      const algorithm = curveAlgorithms[asymmetricKeyDetails?.namedCurve ?? ''];
      return algorithm ? [algorithm] : [];
    }
    case 'ed25519':
      return ['EdDSA'];
    default:
      return [];
  }
}
