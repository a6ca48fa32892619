import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Violation } from '../api/types';
import { type FormHandle, FormView } from './FormView';

const drawChart = vi.hoisted(() => vi.fn((..._: unknown[]) => Promise.resolve(() => undefined)));
vi.mock('../evidence/vega', () => ({ drawChart }));

const schema = {
  components: [
    {
      type: 'dynamiclist',
      id: 'w',
      path: 'overrides',
      label: 'What if',
      isRepeating: true,
      defaultRepetitions: 0,
      properties: { whatIf: '=evaluation.whatIf' },
      components: [
        { type: 'textfield', id: 'c', key: 'category', validate: { required: true } },
        {
          type: 'number',
          id: 'p',
          key: 'percent',
          decimalDigits: 1,
          validate: { required: true, min: -50, max: 50 },
        },
      ],
    },
  ],
};

const evaluation = {
  whatIf: {
    actualFrom: '2024-12-29',
    forecastFrom: '2025-01-05',
    stepDays: 7,
    categories: [
      { category: 'regular', total: 1000, actual: [90], forecast: [600, 400] },
      { category: 'organic', total: 100, actual: [9], forecast: [60, 40] },
    ],
  },
};

async function show(data: Record<string, unknown> = { evaluation }, violations: Violation[] = []) {
  const handle = createRef<FormHandle>();
  const onReady = vi.fn();
  render(
    <FormView
      ref={handle}
      schema={schema}
      data={data}
      label="Approve"
      violations={violations}
      onSubmit={() => undefined}
      onReady={onReady}
    />,
  );
  await vi.waitFor(() => expect(onReady).toHaveBeenCalled(), { timeout: 12_000 });
  return handle;
}

const percent = (category: string) =>
  screen.findByRole('textbox', { name: `Change of ${category} in percent` });

const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`) });

describe('WhatIf', () => {
  it('shows at once what a percentage makes of a category and of all', async () => {
    const handle = await show();

    await userEvent.type(await percent('organic'), '5');

    await waitFor(() => expect(within(row('organic')).getByText('105')).toBeInTheDocument());
    expect(within(row('All categories')).getByText('1,105')).toBeInTheDocument();
    expect(handle.current?.submit()).toEqual({ overrides: [{ category: 'organic', percent: 5 }] });
  });

  it('can be worked with buttons, within the limits', async () => {
    const handle = await show();
    await userEvent.type(await percent('regular'), '49.5');
    await userEvent.click(screen.getByRole('button', { name: 'Raise regular by 1 %' }));
    await userEvent.click(screen.getByRole('button', { name: 'Lower organic by 1 %' }));

    await waitFor(() =>
      expect(handle.current?.submit()).toEqual({
        overrides: [
          { category: 'regular', percent: 50 },
          { category: 'organic', percent: -1 },
        ],
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Take all changes back' }));

    await waitFor(() => expect(handle.current?.submit()).toEqual({ overrides: [] }));
  });

  it.each([
    ['60', 'Field must have maximum value of 50.'],
    ['abc', 'Not a number.'],
    ['1.25', 'Value is expected to have at most 1 decimal digit.'],
  ])('refuses %s at the field', async (text, message) => {
    const handle = await show();
    await userEvent.type(await percent('organic'), text);

    expect(handle.current?.submit()).toBeNull();

    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(await percent('organic')).toHaveAttribute('aria-invalid', 'true');
  });

  it('draws sold, forecast and adjusted forecast', async () => {
    await show({ evaluation, overrides: [{ category: 'organic', percent: 10 }] });

    await waitFor(() =>
      expect(
        drawChart.mock.calls.map(([, spec]) => (spec as { data: { values: unknown } }).data.values),
      ).toContainEqual([
        { date: '2024-12-29', actual: 99 },
        { date: '2025-01-05', forecast: 660, adjusted: 666 },
        { date: '2025-01-12', forecast: 440, adjusted: 444 },
      ]),
    );
    expect(await percent('organic')).toHaveValue('10');
  });

  it('says so when there is no forecast', async () => {
    await show({});

    expect(await screen.findByText('There is no forecast to change.')).toBeInTheDocument();
  });
});
