import type { ReactNode } from 'react';

interface Props {
  title: string;
  text?: string;
  icon?: ReactNode;
  children?: ReactNode;
}

/** Nothing to show, and why that is fine or what to do about it. */
export function EmptyState({ title, text, icon, children }: Props) {
  return (
    <div className="cs-empty">
      {icon && (
        <span className="cs-empty__icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <h2 className="cs-empty__title">{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
