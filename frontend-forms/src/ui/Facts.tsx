import type { ReactNode } from 'react';

interface Props {
  items: (readonly [label: string, value: ReactNode] | false)[];
}

/** Short facts in a row: label above, value below; wraps on a phone. */
export function Facts({ items }: Props) {
  return (
    <dl className="cs-facts">
      {items
        .filter((item) => item !== false)
        .map(([label, value]) => (
          <div key={label} className="cs-facts__item">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
