import { useEffect, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../ui/fields.tsx';
import { linesOf } from './proposed-figures.ts';
import { bytesOf, digestOf, textIn } from './text-digest.ts';

/** A file as it lies on the disk: its own bytes are what others digest, too. */
type Dropped = {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** The file that a text was read of. */
export const useDropped = () => {
  const [dropped, setDropped] = useState<Dropped>();
  return {
    read: async (file: File): Promise<Dropped> => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = { name: file.name, text: textIn(bytes), bytes };
      setDropped(read);
      return read;
    },
    /** An edited text is no longer the file's. */
    fileOf: (text: string): Dropped | undefined => (dropped?.text === text ? dropped : undefined),
    /** By what the text will be known: a file's own bytes, or what was typed. */
    digestIn: (text: string): Promise<string> =>
      digestOf(dropped?.text === text ? dropped.bytes : bytesOf(text)),
  };
};

type Props = {
  readonly field: {
    readonly name: string;
    readonly value: string;
    readonly onChange: (text: string) => void;
  };
  readonly dropped: ReturnType<typeof useDropped>;
  readonly take: (file: File) => void;
};

/** The whole text of a document: typed, pasted, or of a file. */
export const DocumentText = ({ field, dropped, take }: Props) => {
  const { t } = useTranslation('sources');
  return (
    <div
      className="drop"
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        const file = event.dataTransfer.files[0];
        if (file === undefined) return;
        event.preventDefault();
        take(file);
      }}
    >
      <TextAreaField
        {...field}
        label={t('new.text')}
        hint={<TextHint text={field.value} dropped={dropped} />}
        needed
        rows={10}
      />
      <label className="file-choice">
        {t('new.file')}{' '}
        <input
          type="file"
          accept=".txt,.md,text/plain"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) take(file);
          }}
        />
      </label>
    </div>
  );
};

/** That the text stays here, and by what it will be known. */
const TextHint = ({
  text,
  dropped,
}: {
  readonly text: string;
  readonly dropped: ReturnType<typeof useDropped>;
}) => {
  const { t } = useTranslation('sources');
  const [digest, setDigest] = useState('');
  const file = dropped.fileOf(text);
  useEffect(() => {
    let current = true;
    if (text === '') setDigest('');
    else
      dropped.digestIn(text).then(
        (found) => {
          if (current) setDigest(found);
        },
        // Said when it is sent; here there is just no digest to show.
        () => setDigest(''),
      );
    return () => void (current = false);
  }, [text, file]);
  return (
    <>
      {t('new.stays')}
      {digest === '' ? null : (
        <>
          {' '}
          {t('new.digest', { count: linesOf(text).length })} <code lang="en">{digest}</code>
        </>
      )}
    </>
  );
};
