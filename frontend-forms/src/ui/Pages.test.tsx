import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Pages } from './Pages';

it('leads to the next page', async () => {
  const onPage = vi.fn();
  render(<Pages page={1} size={20} total={41} onPage={onPage} />);
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect(onPage).toHaveBeenCalledExactlyOnceWith(2, false);
});

it('leads to the last page when the one that was shown is gone', () => {
  const onPage = vi.fn();
  const { rerender } = render(<Pages page={3} size={20} total={41} onPage={onPage} />);
  expect(onPage).not.toHaveBeenCalled();
  rerender(<Pages page={3} size={20} total={40} onPage={onPage} />);
  expect(onPage).toHaveBeenLastCalledWith(2, true);
  rerender(<Pages page={3} size={20} total={0} onPage={onPage} />);
  expect(onPage).toHaveBeenLastCalledWith(1, true);
});

it('shows nothing where one page holds all', () => {
  render(<Pages page={1} size={20} total={20} onPage={vi.fn()} />);
  expect(screen.queryByRole('button')).toBeNull();
});
