import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { type FormHandle, FormView } from './FormView';

const schema = {
  components: [
    {
      type: 'filepicker',
      id: 'f',
      key: 'papers',
      label: 'Papers',
      multiple: true,
      accept: '.csv',
      validate: { required: true },
    },
  ],
};

async function show(data: Record<string, unknown> = {}) {
  const handle = createRef<FormHandle>();
  const onReady = vi.fn();
  render(
    <FormView
      ref={handle}
      place="/tasks/t1"
      schema={schema}
      data={data}
      label="Approve"
      onSubmit={() => undefined}
      onReady={onReady}
    />,
  );
  await vi.waitFor(() => expect(onReady).toHaveBeenCalled(), { timeout: 12_000 });
  await screen.findByText('Takes .csv');
  return handle;
}

const choose = (...names: string[]) =>
  userEvent.upload(
    document.querySelector('input[type=file]') as HTMLInputElement,
    names.map((name) => new File(['a;b'], name, { type: 'text/csv' })),
  );

describe('FilePicker', () => {
  it('sends what is chosen and gives the ids', async () => {
    let count = 0;
    const calls = fakeService({
      'POST /api/tasks/t1/files': () => ({
        id: `id-${(count += 1)}`,
        name: `file-${count}.csv`,
        mediaType: 'text/csv',
        size: 3,
      }),
      'DELETE /api/files/id-1': () => new Response(null, { status: 204 }),
    });
    const handle = await show();

    await choose('a.csv', 'b.csv');

    expect(await screen.findByText('file-1.csv')).toBeInTheDocument();
    expect(await screen.findByText('file-2.csv')).toBeInTheDocument();
    await waitFor(() => expect(handle.current?.submit()).toEqual({ papers: ['id-1', 'id-2'] }));
    await userEvent.click(screen.getByRole('button', { name: /Remove file-1.csv/ }));

    await waitFor(() => expect(handle.current?.submit()).toEqual({ papers: ['id-2'] }));
    expect(calls.map((call) => call.method)).toEqual(['POST', 'POST', 'DELETE']);
  });

  it('says at the field why a file was not taken', async () => {
    fakeService({
      'POST /api/tasks/t1/files': problem(415, { detail: 'Files of this type are not taken.' }),
    });
    const handle = await show();

    await choose('a.csv');

    expect(await screen.findByText('a.csv was not taken')).toBeInTheDocument();
    expect(screen.getByText('Files of this type are not taken.')).toBeInTheDocument();
    expect(handle.current?.submit()).toBeNull();
    expect(await screen.findByText('Field is required.')).toBeInTheDocument();
  });

  it('names the files of a draft', async () => {
    fakeService({
      'GET /api/files/id-7/info': { id: 'id-7', name: 'kept.csv', mediaType: 'text/csv', size: 3 },
    });
    const handle = await show({ papers: ['id-7'] });

    expect(await screen.findByText('kept.csv')).toBeInTheDocument();
    expect(handle.current?.submit()).toEqual({ papers: ['id-7'] });
  });
});
