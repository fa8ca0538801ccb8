/** So many wait already that this one is told to come back. */
export class TurnsFull extends Error {
  constructor() {
    super('too many wait for their turn');
    this.name = 'TurnsFull';
  }
}

type TurnsOptions = {
  /** How much is done at once. */
  readonly atOnce: number;
  /** How many may wait altogether. */
  readonly waiting: number;
  /** How many of one caller may wait. */
  readonly ofOne: number;
};

type Waiting = { readonly go: () => void; readonly give: (why: TurnsFull) => void };

/**
 * A queue in which callers take turns, so that one who asks a hundred times does not keep another waiting a hundred times as long.
 * When it is full, a caller who waits least takes the last place of the one who waits most; it cannot be filled by one.
 */
export class Turns {
  private running = 0;
  private waiting = 0;
  /** Whose turn is next comes first. */
  private readonly callers = new Map<string, Waiting[]>();

  constructor(private readonly options: TurnsOptions) {}

  /**
   * Does the work when it is this caller's turn.
   * @throws TurnsFull at once, or later where somebody who had waited less took the place
   */
  async take<T>(caller: string, work: () => Promise<T>): Promise<T> {
    if (this.running < this.options.atOnce) this.running += 1;
    else await this.wait(caller); // the one that ends hands its place on
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private wait(caller: string): Promise<void> {
    const mine = this.callers.get(caller) ?? [];
    if (mine.length >= this.options.ofOne) throw new TurnsFull();
    if (this.waiting >= this.options.waiting) this.makePlace(mine.length);
    return new Promise((go, give) => {
      mine.push({ go, give });
      this.callers.set(caller, mine);
      this.waiting += 1;
    });
  }

  private makePlace(own: number): void {
    const most = [...this.callers.values()].reduce((a, b) => (b.length > a.length ? b : a));
    if (most.length <= own + 1) throw new TurnsFull();
    most.pop()!.give(new TurnsFull());
    this.waiting -= 1;
  }

  private next(): void {
    for (const [caller, queue] of this.callers) {
      const first = queue.shift()!;
      this.callers.delete(caller);
      if (queue.length > 0) this.callers.set(caller, queue); // behind the others
      this.waiting -= 1;
      first.go();
      return;
    }
    this.running -= 1;
  }
}
