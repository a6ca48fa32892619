import { describe, expect, it } from 'vitest';
import { OBJECTION_CODES } from '../api/objection';
import { Problem } from '../api/problem';
import i18n from '../i18n';
import { objectionsWords, objectionWords } from './objectionWords';
import { problemWords } from './problemWords';

const values = {
  user: 'anna',
  steps: 'enter',
  step: 'check',
  groups: 'finance',
  required: '2',
  possible: '1',
};

describe('objections', () => {
  it('have words for every code', () => {
    for (const code of OBJECTION_CODES) {
      const words = objectionWords({ code, arguments: values }, i18n.t);
      expect(words, code).not.toContain('approval.objection');
      expect(words, code).not.toContain('{{');
    }
    expect(objectionWords({ code: 'took-part', arguments: values }, i18n.t)).toBe(
      'Four eyes: anna completed an earlier step that this task checks (enter); another person has to do it.',
    );
  });

  it('leave what is unknown to the sentence of the service', () => {
    expect(objectionWords({ code: 'of-tomorrow', arguments: {} }, i18n.t)).toBeNull();
    expect(objectionWords(null, i18n.t)).toBeNull();
    expect(objectionsWords([], i18n.t)).toBeNull();
    expect(
      problemWords(new Problem(403, { code: 'of-tomorrow', detail: 'Not now.' }), i18n.t).detail,
    ).toBe('Not now.');
  });

  it('say why a call was refused', () => {
    const refused = new Problem(403, {
      code: 'already-approved',
      arguments: { user: 'anna' },
      detail: 'said by the service',
    });
    expect(problemWords(refused, i18n.t).detail).toBe(
      'anna has approved already; another person has to.',
    );

    const impossible = new Problem(409, {
      code: 'override-impossible',
      objection: { code: 'already-approved', arguments: { user: 'anna' } },
      detail: 'said by the service',
    });
    expect(problemWords(impossible, i18n.t).detail).toBe(
      'anna has approved already; another person has to. An exception cannot change that.',
    );
  });
});
