import { useTranslation } from 'react-i18next';
import { Refusal } from './refusal.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Fault } from '../ui/fault.tsx';
import { Empty, PageHead } from '../ui/parts.tsx';

/** No page has this address. */
export const Missing = () => {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('missing.title')} />
      <Empty next={<ButtonLink to="/">{t('missing.home')}</ButtonLink>}>{t('missing.text')}</Empty>
    </>
  );
};

/** A record that is not there, or not for this viewer: the server does not tell which, and says so. */
export const Gone = () => {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('gone.title')} />
      <Empty next={<ButtonLink to="/">{t('missing.home')}</ButtonLink>}>{t('gone.text')}</Empty>
    </>
  );
};

/** A page whose permission the viewer lacks. */
export const Forbidden = () => {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('forbidden.title')} />
      <Empty next={<ButtonLink to="/">{t('missing.home')}</ButtonLink>}>{t('forbidden.text')}</Empty>
    </>
  );
};

/** The page itself broke, or a part of it could not be loaded because the server has a newer version. */
export const Broken = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation();
  const refusal = error instanceof Refusal ? error : new Refusal('PAGE_BROKEN', { message: String(error) });
  return (
    <>
      <PageHead title={t('broken.title')} />
      <Fault refusal={refusal} again={() => location.reload()} />
    </>
  );
};
