/** What a load process can be asked over IPC, by name. */
export type Answers = Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;

/** Answers the bench's questions (see child.ts) until it goes away, and ends with it. */
export function answerQuestions(answers: Answers): void {
  process.on('message', ({ id, question, argument }: { id: number; question: string; argument: unknown }) => {
    const answer = answers[question] ?? (() => Promise.reject(new Error('unknown question')));
    answer(argument).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, fault: String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
}

/** Opens all of them, some at a time. */
export async function openAll(all: readonly { open(): Promise<void> }[], atOnce = 50): Promise<void> {
  const left = all.values();
  const lane = async () => {
    for (const one of left) await one.open();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
