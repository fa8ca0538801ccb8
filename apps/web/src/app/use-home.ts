import { useCanGoBack, useRouter } from '@tanstack/react-router';

/** Back to the home page that one has come from, as it was left; by a link that was opened beside it, to a new one. */
export const useHome = () => {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return (): void => {
    if (canGoBack) router.history.back();
    else void router.navigate({ to: '/', replace: true });
  };
};
