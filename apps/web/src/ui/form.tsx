import {
  createContext,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../app/new-id.ts';
import { Refusal } from '../app/refusal.ts';
import { useRefusalWords } from '../app/refusal-words.ts';
import { Fault } from './fault.tsx';

/** What is wrong with a field: a refusal code, put into words where it is shown. */
export type Faults<V> = Partial<Record<keyof V & string, string>>;

/** What goes into every command's input: made when the form opens, so that a double tap and a lost answer are one command. */
export type CommandId = { readonly commandId: string };

type Options<V, A> = {
  readonly initial: V;
  /** What can be seen here already; a code by field. The server checks again. */
  readonly check?: (values: V) => Faults<V>;
  readonly send: (values: V, command: CommandId) => Promise<A>;
  readonly done: (answer: A, values: V) => void;
  /** A server's field by the form's own, where their names differ: `expectedInvestment.amount` → `expected`. The part before a point is tried by itself. */
  readonly fieldOf?: Readonly<Record<string, keyof V & string>>;
  /** What was refused before this form was opened to mend it: shown from the start. */
  readonly refused?: Refusal | undefined;
};

export type FormState<V> = {
  readonly values: V;
  readonly set: (patch: Partial<V>) => void;
  /** Fills in what came to be known only after the form opened: nobody typed it, so nothing is lost with it. */
  readonly prefill: (patch: Partial<V>) => void;
  readonly field: <K extends keyof V & string>(
    name: K,
  ) => { name: K; value: V[K]; onChange: (value: V[K]) => void };
  readonly faults: Faults<V>;
  readonly refusal: Refusal | undefined;
  /** How often it was refused, here or by the server: each time the focus goes to the first wrong field. */
  readonly refusals: number;
  /** Fields with text that nobody has picked anything for: told so when the form is submitted, which waits for them. */
  readonly unpicked: Set<Unpicked>;
  readonly busy: boolean;
  /** Whether anything was typed since it opened. */
  readonly touched: boolean;
  readonly submit: () => Promise<void>;
  /** The id under which it was or will be sent, for a draft that outlives the page. */
  readonly commandId: () => string;
  /** Goes on with what another page began under that id: it may have been sent from there. */
  readonly resume: (commandId: string) => void;
  /** The next submission is another command, though nothing was edited. */
  readonly renew: () => void;
};

type Unpicked = (isRefused: true) => void;

const SHOWN_AFTER_MS = [500, 1_000, 2_000, 4_000];

/** What was recorded and is not shown yet is asked for again: the server knows the command and answers as soon as it can. */
const shown = async <A,>(send: () => Promise<A>): Promise<A> => {
  for (const wait of SHOWN_AFTER_MS)
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'VIEW_BEHIND') throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  return send();
};

/**
 * One form: its values, what is wrong with them, and one command. A refused command that was edited is another command and gets
 * another id; one whose answer was lost keeps its own, so that the server knows it again.
 */
export const useForm = <V extends object, A>({
  initial,
  check,
  send,
  done,
  fieldOf = {},
  refused,
}: Options<V, A>): FormState<V> => {
  const placedOf = (of: Refusal | undefined): Faults<V> => {
    const placed: Faults<V> = {};
    for (const { field, code } of of?.fields ?? []) {
      const name =
        fieldOf[field] ??
        fieldOf[field.split('.')[0]!] ??
        [field, field.split('.')[0]!].find((one) => one in initial);
      if (name !== undefined) placed[name as keyof V & string] ??= code;
    }
    return placed;
  };
  const [values, setValues] = useState(initial);
  const [faults, setFaults] = useState<Faults<V>>(() => placedOf(refused));
  const [refusal, setRefusal] = useState<Refusal | undefined>(refused);
  const [refusals, setRefusals] = useState(refused === undefined ? 0 : 1);
  const [unpicked] = useState(() => new Set<Unpicked>());
  const [busy, setBusy] = useState(false);
  const [touched, setTouched] = useState(false);
  const command = useRef<CommandId>(undefined);
  const answered = useRef(false);
  const running = useRef(false);

  /** What was wrong by `check` at the last submission. */
  const checked = useRef<Faults<V>>({});
  const set = (patch: Partial<V>) => {
    if (answered.current) {
      command.current = undefined;
      answered.current = false;
    }
    setTouched(true);
    setValues((before) => ({ ...before, ...patch }));
    // What is wrong with one field may be mended in another.
    const still: Faults<V> = check?.({ ...values, ...patch }) ?? {};
    setFaults((before) => {
      const left = { ...before };
      for (const name of Object.keys(left) as (keyof V & string)[])
        if (name in patch || (left[name] === checked.current[name] && left[name] !== still[name]))
          delete left[name];
      return left;
    });
  };

  const submit = async (): Promise<void> => {
    if (running.current) return;
    const found = check?.(values) ?? {};
    checked.current = found;
    setFaults(found);
    setRefusal(undefined);
    for (const refuse of unpicked) refuse(true);
    if (Object.keys(found).length > 0 || unpicked.size > 0) {
      setRefusals((before) => before + 1);
      return;
    }
    running.current = true;
    setBusy(true);
    command.current ??= { commandId: newId() };
    try {
      const answer = await shown(() => send(values, command.current!));
      // Until something is edited it stays this command: whoever presses again while the next page is on its way records nothing twice.
      answered.current = true;
      setTouched(false);
      done(answer, values);
    } catch (error) {
      const said =
        error instanceof Refusal ? error : new Refusal('UNINTELLIGIBLE', { message: String(error) });
      if (!(error instanceof Refusal)) console.error(error);
      // Recorded and not yet shown: it stays this command, or the next press would record it twice.
      answered.current = !said.passing && said.code !== 'VIEW_BEHIND';
      setFaults(placedOf(said));
      setRefusal(said);
      setRefusals((before) => before + 1);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return {
    values,
    set,
    prefill: (patch) => setValues((before) => ({ ...before, ...patch })),
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
    }),
    faults,
    refusal,
    refusals,
    unpicked,
    busy,
    touched,
    submit,
    commandId: () => (command.current ??= { commandId: newId() }).commandId,
    resume: (commandId) => {
      command.current = { commandId };
      answered.current = false;
    },
    renew: () => {
      command.current = undefined;
      answered.current = false;
    },
  };
};

type InForm = {
  readonly faultOf: (name: string) => string | undefined;
  /** What the refusal carries besides its code, for the sentence at the field. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly unpicked?: Set<Unpicked>;
};
const InForm = createContext<InForm>({ faultOf: () => undefined });

/** The code of what is wrong with a field, for a control that `Field` does not fit. */
export const useFault = (name: string): string | undefined => useContext(InForm).faultOf(name);

/** Keeps the form around it from being submitted while something is typed in a field and not picked; `refuse` then says so there. */
export const useUnpicked = (isLeft: boolean, refuse: Unpicked): void => {
  const { unpicked } = useContext(InForm);
  useEffect(() => {
    if (!isLeft || unpicked === undefined) return undefined;
    unpicked.add(refuse);
    return () => void unpicked.delete(refuse);
  }, [isLeft, refuse, unpicked]);
};

/** What is wrong with such a control, below it. */
export const FaultOf = ({ name, id }: { readonly name: string; readonly id?: string }) => {
  const { faultOf, params } = useContext(InForm);
  const code = faultOf(name);
  const words = useRefusalWords();
  return code === undefined ? null : (
    <p className="fault-text" id={id}>
      {words(code, params)}
    </p>
  );
};

/** Fields that are no form, since each is applied at once, with what is wrong with them: a code by field. */
export const Faulty = ({
  faults,
  children,
}: {
  readonly faults: Readonly<Record<string, string | undefined>>;
  readonly children: ReactNode;
}) => <InForm value={{ faultOf: (name) => faults[name] }}>{children}</InForm>;

/** The form's own element: shows what was refused, puts the focus on the first wrong field, and warns before typed text is lost. */
export const Form = <V extends object>({
  form,
  children,
  label,
  className = '',
}: {
  readonly form: FormState<V>;
  readonly children: ReactNode;
  readonly label?: string;
  readonly className?: string;
}) => {
  const element = useRef<HTMLFormElement>(null);
  const first = Object.keys(form.faults)[0];
  useEffect(() => {
    if (form.refusals === 0) return;
    // Nobody finds, and nothing can focus, what is folded away. It stays unfolded while it is mended.
    for (const fold of element.current?.querySelectorAll('details') ?? [])
      if (fold.querySelector('[aria-invalid="true"], .fault-text') !== null) fold.open = true;
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form.refusals]);
  useEffect(() => {
    if (!form.touched) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [form.touched]);
  // A conflict is shown with what changed, by the act that was overtaken.
  const unplaced =
    form.refusal !== undefined && first === undefined && form.refusal.code !== 'CONFLICT'
      ? form.refusal
      : undefined;
  return (
    <InForm
      value={{
        faultOf: (name) => form.faults[name as keyof V & string],
        params: form.refusal?.params,
        unpicked: form.unpicked,
      }}
    >
      <form
        ref={element}
        className={`form ${className}`}
        noValidate
        aria-label={label}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {children}
        {unplaced === undefined ? null : <Fault refusal={unplaced} />}
      </form>
    </InForm>
  );
};

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly needed?: boolean;
  readonly children: (props: {
    id: string;
    name: string;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
    'aria-required': true | undefined;
  }) => ReactNode;
};

/** A label, a control, a hint and what is wrong, bound to each other for eyes and ears. */
export const Field = ({ name, label, hint, needed = false, children }: FieldProps) => {
  const id = useId();
  const { t } = useTranslation();
  const words = useRefusalWords();
  const { faultOf, params } = useContext(InForm);
  const code = faultOf(name);
  const described = [hint === undefined ? [] : [`${id}-hint`], code === undefined ? [] : [`${id}-fault`]]
    .flat()
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {needed ? null : <span className="optional">{t('form.optional')}</span>}
      </label>
      {children({
        id,
        name,
        'aria-invalid': code === undefined ? undefined : true,
        'aria-describedby': described === '' ? undefined : described,
        'aria-required': needed || undefined,
      })}
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {code === undefined ? null : (
        <p className="fault-text" id={`${id}-fault`}>
          {words(code, params)}
        </p>
      )}
    </div>
  );
};
