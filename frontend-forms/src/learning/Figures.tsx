interface Figure {
  label: string;
  value: string;
  hint?: string;
}

/** A few numbers side by side, the way metrics of evidence look. */
export function Figures({ items }: { items: Figure[] }) {
  return (
    <dl className="cs-figures">
      {items.map((item) => (
        <div key={item.label} className="cs-figures__item">
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.hint && <dd className="cs-second">{item.hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
