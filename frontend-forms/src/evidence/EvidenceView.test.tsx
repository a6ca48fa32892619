import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EvidenceBlock } from '../api/types';
import { EvidenceView } from './EvidenceView';

const drawChart = vi.hoisted(() => vi.fn());
vi.mock('./vega', () => ({ drawChart }));

function show(...blocks: EvidenceBlock[]) {
  return render(<EvidenceView document={{ title: 'Forecast', summary: 'Good enough', blocks }} />);
}

describe('EvidenceView', () => {
  beforeEach(() => {
    vi.stubGlobal('navigator', { ...navigator, languages: ['en-US'] });
    drawChart.mockReset().mockResolvedValue(() => undefined);
  });

  it('says of a figure whether it is within its limit, in words', () => {
    show({
      type: 'metrics',
      items: [
        {
          label: 'WAPE',
          value: 0.085,
          format: 'percent',
          threshold: 0.12,
          comparison: 'below',
          status: 'ok',
        },
        { label: 'Coverage', value: 0.6, format: 'percent', threshold: 0.78, status: 'bad' },
      ],
    });

    const [wape, coverage] = screen.getAllByRole('listitem');
    expect(wape).toHaveTextContent('WAPE8.5%Within the limitLimit: below 12.0%');
    expect(coverage).toHaveTextContent('60.0%Outside the limit');
  });

  it('sorts a table and says so to assistive technology', async () => {
    show({
      type: 'table',
      title: 'By market',
      columns: [
        { key: 'name', label: 'Market', format: 'text' },
        { key: 'wape', label: 'WAPE', format: 'percent' },
      ],
      rows: [
        { name: 'Boston', wape: 0.165 },
        { name: 'Denver', wape: 0.063 },
      ],
    });

    await userEvent.click(screen.getByRole('button', { name: /WAPE/ }));

    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells).toEqual(['Denver', '6.3%', 'Boston', '16.5%']);
    expect(screen.getByRole('columnheader', { name: /WAPE/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    expect(screen.getByRole('region', { name: 'By market' })).toHaveAttribute('tabindex', '0');
  });

  it('shows the first rows of a long table and all of them on demand', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({ name: `Market ${index}` }));
    show({ type: 'table', columns: [{ key: 'name', label: 'Market' }], rows });
    expect(screen.getAllByRole('cell')).toHaveLength(12);

    await userEvent.click(screen.getByRole('button', { name: 'Show all 30 rows' }));

    expect(screen.getAllByRole('cell')).toHaveLength(30);
  });

  it('draws a chart from its specification', async () => {
    const spec = { mark: 'line', data: { values: [] } };
    show({ type: 'chart', title: 'Actual and forecast', spec });

    expect(await screen.findByRole('figure', { name: 'Actual and forecast' })).toBeInTheDocument();
    await vi.waitFor(() => expect(drawChart).toHaveBeenCalledWith(expect.anything(), spec));
  });

  it('says so when a chart cannot be drawn', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    drawChart.mockRejectedValue(new Error('bad specification'));
    show({ type: 'chart', spec: {} });

    expect(await screen.findByRole('alert')).toHaveTextContent('This chart could not be drawn');
  });

  it('makes a link only of a web address', () => {
    show(
      { type: 'link', label: 'Rules', href: 'https://example.org/rules' },
      { type: 'link', label: 'Trick', href: 'javascript:alert(1)' },
    );

    const links = screen.getAllByRole('link');
    expect(links).toHaveLength(1);
    expect(links[0]).toHaveAttribute('href', 'https://example.org/rules');
  });

  it('never leaves a block out silently', () => {
    show({ type: 'video', title: 'New' } as unknown as EvidenceBlock);

    expect(screen.getByText(/can't be shown here \(kind “video”\)/)).toBeInTheDocument();
  });

  it('shows title and summary first', () => {
    const { container } = show({ type: 'markdown', text: 'Text' });

    expect(within(container).getByRole('heading', { level: 2 })).toHaveTextContent('Forecast');
    expect(screen.getByText('Good enough')).toBeInTheDocument();
  });
});
