import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Violation } from '../api/types';
import { approvalForm } from '../testing/samples';
import { type FormHandle, FormView } from './FormView';

async function show(violations: Violation[] = [], readOnly = false) {
  const handle = createRef<FormHandle>();
  const onReady = vi.fn();
  const view = (found: Violation[]) => (
    <FormView
      ref={handle}
      schema={approvalForm.schema}
      data={approvalForm.data}
      label="Approve the forecast"
      violations={found}
      readOnly={readOnly}
      onSubmit={() => undefined}
      onReady={onReady}
    />
  );
  const { rerender } = render(view(violations));
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledWith('Sign'), { timeout: 8_000 });
  return { handle, refuse: (found: Violation[]) => rerender(view(found)) };
}

describe('FormView', () => {
  it('gives the values of a filled form', async () => {
    const { handle } = await show();
    await userEvent.click(screen.getByLabelText('Approve'));
    await userEvent.type(screen.getByLabelText('Comment'), 'Fine');

    expect(handle.current?.submit()).toEqual({ decision: 'approve', comment: 'Fine' });
  });

  it('loses nothing of what was typed last, however fast it is sent', async () => {
    const { handle } = await show();
    fireEvent.click(screen.getByLabelText('Approve'));
    fireEvent.input(screen.getByLabelText('Comment'), { target: { value: 'Typed last' } });

    expect(handle.current?.submit()).toEqual({ decision: 'approve', comment: 'Typed last' });
  });

  it('refuses a form with a missing field, at the field', async () => {
    const { handle } = await show();

    expect(handle.current?.submit()).toBeNull();

    // the decision, and the comment that everything but an approval needs
    await vi.waitFor(() => expect(screen.getAllByText('Field is required.')).toHaveLength(2));
  });

  it('knows fields that are required only in some cases', async () => {
    const { handle } = await show();
    await userEvent.click(screen.getByLabelText('Reject'));

    expect(handle.current?.submit()).toBeNull();

    await vi.waitFor(() => expect(screen.getByText('Field is required.')).toBeInTheDocument());
    expect(screen.getByLabelText('Comment')).toHaveAttribute('aria-invalid', 'true');
  });

  it("shows the server's violations at their fields and keeps what was typed", async () => {
    const { refuse } = await show();
    await userEvent.type(screen.getByLabelText('Comment'), 'Hm');

    refuse([
      { field: 'comment', message: 'Say a little more.' },
      { field: 'ticket', message: 'This field is not part of the form.' },
    ]);

    await vi.waitFor(() => expect(screen.getByText('Say a little more.')).toBeInTheDocument());
    expect(screen.getByLabelText('Comment')).toHaveValue('Hm');
    await userEvent.tab();
    expect(screen.getByRole('alert')).toHaveTextContent('ticket');
  });

  it('can be read without being filled in', async () => {
    await show([], true);

    await vi.waitFor(() => expect(screen.getByLabelText('Comment')).toHaveAttribute('readonly'));
  });

  it('keeps the mark of bpmn.io', async () => {
    await show();

    await vi.waitFor(() => expect(screen.getByTitle('Powered by bpmn.io')).toBeVisible());
  });
});
