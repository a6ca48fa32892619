import { Breadcrumb, BreadcrumbItem } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';

interface Props {
  title: string;
  parent?: { label: string; to: '/' | '/processes' | '/instances' | '/decisions' } | undefined;
  children?: ReactNode;
  actions?: ReactNode;
}

/** The head of every page: where one is, its title (the browser tab's too), facts, actions. */
export function PageHead({ title, parent, children, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Countersign`;
  }, [title]);
  return (
    <header className="cs-head">
      {parent && (
        <Breadcrumb noTrailingSlash aria-label="Breadcrumb">
          <BreadcrumbItem>
            <Link to={parent.to} activeOptions={{ exact: true, includeSearch: false }}>
              {parent.label}
            </Link>
          </BreadcrumbItem>
        </Breadcrumb>
      )}
      <div className="cs-head__row">
        <h1 className="cs-head__title">{title}</h1>
        {actions && <div className="cs-head__actions">{actions}</div>}
      </div>
      {children}
    </header>
  );
}
