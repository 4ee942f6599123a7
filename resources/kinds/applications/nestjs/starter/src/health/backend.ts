// Something that this API needs in order to work.
export interface Backend {
  readonly name: string;
  // Resolves where the backend answers, rejects with the reason where it does not.
  ask(): Promise<void>;
  close(): Promise<void>;
}
