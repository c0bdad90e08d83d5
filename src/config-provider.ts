import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * An outside identity provider, where users sign in instead of at this server. Like config.ts, this module only validates;
 * the only file that it opens is the file of a key.
 */
export interface ProviderConfig {
  readonly keys:
    | { readonly kind: 'key'; readonly key: KeyObject }
    /** The URL of the provider's JSON Web Key Set. */
    | { readonly kind: 'address'; readonly url: string };
  readonly algorithms: readonly string[];
}

/**
 * Asymmetric signature algorithms. Shared-secret algorithms (`HS256`) and `none` are excluded: an attacker could forge
 * their signatures with the public key.
 */
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

/** A public key: PEM text, in which `\n` may stand for line breaks, or the path of a PEM file. */
const publicKey = z.string().transform((text, context) => {
  try {
    const pem = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : readFileSync(text, 'utf8');
    if (pem.includes('PRIVATE KEY')) throw new TypeError('The PEM holds a private key');
    return createPublicKey(pem);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a public key in PEM, or the path of a PEM file' });
    return z.NEVER;
  }
});

const algorithmList = z.string().transform((text, context) => {
  const { data } = z.array(z.enum(algorithmNames)).safeParse(text.split(',').map((name) => name.trim()));
  if (data) return data;
  context.addIssue({
    code: 'custom',
    message: `must be one or more of ${algorithmNames.join(', ')}, separated by commas`,
  });
  return z.NEVER;
});

/** The environment variables of the provider, each with its rule. */
export const providerVariables = {
  JWT_PUBLIC_KEY: publicKey
    .refine(
      (key) => algorithmsOf(key).length > 0,
      'must be an RSA key of at least 2048 bits, an ECDSA key or an Ed25519 key',
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
 * Finds contradictions between the variables of the provider and other variables.
 *
 * @param set the text of every variable that has a value
 * @returns one message per contradiction
 */
export function providerIssues(set: Readonly<Record<string, string | undefined>>): string[] {
  const name = ['JWT_PUBLIC_KEY', 'JWT_JWKS_URL'].find((candidate) => set[candidate] !== undefined);
  if (name === undefined) {
    return set.JWT_ALGORITHMS === undefined
      ? []
      : ['JWT_ALGORITHMS must be set together with JWT_PUBLIC_KEY or JWT_JWKS_URL'];
  }
  const issues: string[] = [];
  if (set.JWT_PUBLIC_KEY !== undefined && set.JWT_JWKS_URL !== undefined) {
    issues.push('JWT_JWKS_URL must not be set together with JWT_PUBLIC_KEY');
  }
  if (set.JWT_SECRET !== undefined) {
    issues.push(`JWT_SECRET must not be set together with ${name}: the provider issues all tokens`);
  }
  if (set.SEED_DEMO === 'true') {
    issues.push(`SEED_DEMO must not be true together with ${name}: the demo users cannot sign in at the provider`);
  }
  for (const needed of ['JWT_ISSUER', 'JWT_AUDIENCE']) {
    if (set[needed] === undefined)
      issues.push(
        `${needed} must be set together with ${name}: tokens are checked against the issuer and the audience`,
      );
  }
  return issues;
}

/**
 * Reads the configuration of the provider.
 *
 * @returns the provider, an issue when the key fits none of the algorithms, or neither when no provider is configured
 */
export function readProvider(values: ProviderValues): { provider?: ProviderConfig; issue?: string } {
  const { JWT_PUBLIC_KEY: key, JWT_JWKS_URL: url, JWT_ALGORITHMS: wanted = algorithmNames } = values;
  if (url !== undefined) return { provider: { keys: { kind: 'address', url }, algorithms: wanted } };
  if (!key) return {};
  const algorithms = algorithmsOf(key).filter((name) => wanted.includes(name));
  if (algorithms.length === 0)
    return { issue: `JWT_ALGORITHMS must include one of ${algorithmsOf(key).join(', ')} for this JWT_PUBLIC_KEY` };
  return { provider: { keys: { kind: 'key', key }, algorithms } };
}

/** The algorithms whose signatures a key can verify. */
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
