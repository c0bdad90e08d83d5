/** Close codes of graphql-transport-ws sockets. Clients treat 4400–4409, 4429 and 4500 as final and retry the rest. */
export const closeCodes = {
  /** Wrong or missing token at init. */
  unauthorized: 4401,
  /** The token has expired: refresh the token and reconnect. */
  tokenExpired: 4403,
  /** The user has reached the limit of open sockets. */
  tooMany: 4429,
  /** The instance shuts down: reconnect to another instance. */
  serviceRestart: 1012,
  /** The subscriber was too slow, or the server reached a limit: resume from the cursor. */
  tryAgainLater: 1013,
} as const;
