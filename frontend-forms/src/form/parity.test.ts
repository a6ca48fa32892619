// @vitest-environment jsdom
import { Form } from '@bpmn-io/form-js-viewer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormData, FormSchema } from '../api/types';
import { ownFields } from './ownFields';
import { prepareSchema, withIds } from './schema';
import { instances, judge, valueAt } from './verdict';

/** The table of cases that the service's own test reads: one file, two judges. */
const FOLDER = join(import.meta.dirname, '../../../service/src/test/resources/form-cases');

type Messages = string | string[];

interface Case {
  value?: unknown;
  data?: FormData;
  context?: FormData;
  error?: Messages;
  errors?: Record<string, Messages>;
  serverOnly?: Messages | Record<string, Messages>;
}

interface Group {
  about: string;
  field?: Record<string, unknown>;
  schema?: FormSchema;
  context?: FormData;
  cases: Case[];
}

const files = readdirSync(FOLDER).sort();
const groups = files.flatMap((file) =>
  (JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { groups: Group[] }).groups.map(
    (group) => ({ ...group, about: `${file}: ${group.about}` }),
  ),
);

let container: HTMLDivElement;

beforeEach(() => {
  container = document.createElement('div');
  document.body.append(container);
  // Effects wait for a frame; a test has no screen to wait for.
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) =>
    setTimeout(() => frame(0), 0),
  );
  vi.stubGlobal('cancelAnimationFrame', (id: number) => clearTimeout(id));
});

afterEach(() => container.remove());

describe('form-js gives the verdict of the table', () => {
  describe.each(groups)('$about', (group) => {
    it.each(group.cases.map((one) => [JSON.stringify(one), one] as const))('%s', async (_, one) => {
      expect(await verdict(group, one)).toEqual(expected(one));
    });
  });
});

function schemaOf(group: Group): FormSchema {
  return {
    type: 'default',
    ...(group.schema ?? {
      components: [{ ...group.field, id: 'Field_1', key: 'field' } as never],
    }),
  };
}

function expected(one: Case): Record<string, string[]> {
  const all = one.errors ?? (one.error === undefined ? {} : { field: one.error });
  return Object.fromEntries(Object.entries(all).map(([field, found]) => [field, [found].flat()]));
}

async function verdict(group: Group, one: Case): Promise<Record<string, string[]>> {
  const form = new Form({
    container,
    debounce: false,
    additionalModules: [ownFields({ path: null })],
  } as never);
  try {
    await form.importSchema(
      prepareSchema(withIds(schemaOf(group))).schema,
      one.context ?? group.context ?? {},
    );
    await settled();
    const typed = group.field ? ('value' in one ? { field: one.value } : {}) : (one.data ?? {});
    form._setState({ data: overlay(form._getState().data, typed) as never });
    await settled();
    const { errors } = judge(form);
    const found: Record<string, string[]> = {};
    for (const { id, indexes, valuePath } of instances(form)) {
      const messages = valueAt(errors, [id, ...Object.values(indexes ?? {})]);
      if (Array.isArray(messages)) {
        // form-js writes two blanks in one of its messages
        found[pathText(valuePath)] = messages.map((text: string) => text.replace(/ +/g, ' '));
      } else if (messages) {
        // a what-if, which is one field to form-js
        Object.entries(messages).forEach(([row, texts]) => {
          found[`${pathText(valuePath)}[${row}].percent`] = texts as string[];
        });
      }
    }
    return found;
  } finally {
    form.destroy();
  }
}

/** What a person has typed over what the form was opened with. */
function overlay(opened: unknown, typed: unknown): unknown {
  if (typeof typed !== 'object' || typed === null || Array.isArray(typed)) {
    return typed;
  }
  const result: Record<string, unknown> = { ...(opened as Record<string, unknown>) };
  for (const [name, value] of Object.entries(typed)) {
    result[name] = overlay(result[name], value);
  }
  return result;
}

function pathText(path: (string | number)[]): string {
  return path
    .map((segment) => (typeof segment === 'number' ? `[${segment}]` : `.${segment}`))
    .join('')
    .replace(/^\./, '');
}

/** Expression fields and conditions follow each other, a frame each. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 6; frame += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
