import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import base from './locales/en.json';
import actions from './locales/en/actions.json';
import approval from './locales/en/approval.json';
import compare from './locales/en/compare.json';
import deadline from './locales/en/deadline.json';
import discussion from './locales/en/discussion.json';
import formParts from './locales/en/formParts.json';
import jobRepair from './locales/en/jobRepair.json';
import jobs from './locales/en/jobs.json';
import learning from './locales/en/learning.json';
import message from './locales/en/message.json';
import mailDecision from './locales/en/mailDecision.json';
import preferences from './locales/en/preferences.json';
import record from './locales/en/record.json';
import savedFilters from './locales/en/savedFilters.json';
import worker from './locales/en/worker.json';
import waiting from './locales/en/waiting.json';

/** One file a feature: its name is the first part of its keys. */
const en = {
  ...base,
  actions,
  approval,
  compare,
  deadline,
  discussion,
  formParts,
  jobRepair,
  jobs,
  learning,
  mailDecision,
  message,
  preferences,
  record,
  savedFilters,
  worker,
  waiting,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
});

export default i18next;
