// The libraries that every page needs, so that they can be begun before what is made of them (`ahead.ts`).
export { useRouterState } from '@tanstack/react-router';
export { QueryClient } from '@tanstack/react-query';
export { createInstance } from 'i18next';
export { initReactI18next } from 'react-i18next';
