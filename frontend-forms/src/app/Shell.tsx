import {
  Header,
  HeaderContainer,
  HeaderGlobalBar,
  HeaderMenuButton,
  HeaderMenuItem,
  HeaderName,
  HeaderNavigation,
  SideNav,
  SideNavItems,
  SideNavLink,
  SkipToContent,
  Theme,
} from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { ProblemNotice } from '../ui/ProblemNotice';
import { rightsOf } from './rights';
import { UserMenu } from './UserMenu';

/** The frame of every page: header, navigation, who is signed in. */
export function Shell() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const rights = rightsOf(me.data);
  const items = [
    { to: '/', label: t('nav.inbox'), active: path === '/' || path.startsWith('/tasks') },
    { to: '/processes', label: t('nav.processes'), active: path.startsWith('/processes') },
    {
      to: '/instances',
      label: t('nav.instances'),
      active: path.startsWith('/instances'),
    },
    { to: '/decisions', label: t('record.nav'), active: path.startsWith('/decisions') },
    ...(rights.learn
      ? [
          {
            to: '/insights',
            label: t('learning.nav'),
            active: path.startsWith('/insights'),
          } as const,
        ]
      : []),
    ...(rights.seeJobs
      ? [{ to: '/jobs', label: t('jobs.nav'), active: path.startsWith('/jobs') } as const]
      : []),
    ...(rights.seeWorkers
      ? [{ to: '/workers', label: t('worker.nav'), active: path.startsWith('/workers') } as const]
      : []),
    ...(rights.operate
      ? [
          {
            to: '/messages',
            label: t('message.nav'),
            active: path.startsWith('/messages'),
          } as const,
        ]
      : []),
    ...(rights.administer
      ? [
          {
            to: '/overrides',
            label: t('approval.nav'),
            active: path.startsWith('/overrides'),
          } as const,
        ]
      : []),
  ] as const;
  return (
    <>
      <Theme theme="g100">
        <HeaderContainer
          render={({ isSideNavExpanded, onClickSideNavExpand }) => (
            <Header aria-label="Countersign">
              <SkipToContent>{t('nav.skip')}</SkipToContent>
              <HeaderMenuButton
                aria-label={isSideNavExpanded ? t('nav.closeMenu') : t('nav.openMenu')}
                onClick={onClickSideNavExpand}
                isActive={isSideNavExpanded}
                aria-expanded={isSideNavExpanded}
              />
              <HeaderName as={Link} to="/" prefix="">
                <img src="/icon.svg" alt="" width="24" height="24" className="cs-mark" />
                Countersign
              </HeaderName>
              <HeaderNavigation aria-label={t('nav.main')}>
                {items.map((item) => (
                  <HeaderMenuItem key={item.to} as={Link} to={item.to} isActive={item.active}>
                    {item.label}
                  </HeaderMenuItem>
                ))}
              </HeaderNavigation>
              <HeaderGlobalBar>{me.data && <UserMenu me={me.data} />}</HeaderGlobalBar>
              <SideNav
                aria-label={t('nav.menu')}
                expanded={isSideNavExpanded}
                isPersistent={false}
                onSideNavBlur={onClickSideNavExpand}
                onOverlayClick={onClickSideNavExpand}
              >
                <SideNavItems>
                  {items.map((item) => (
                    <SideNavLink
                      key={item.to}
                      as={Link}
                      to={item.to}
                      large
                      isActive={item.active}
                      onClick={onClickSideNavExpand}
                    >
                      {item.label}
                    </SideNavLink>
                  ))}
                </SideNavItems>
              </SideNav>
            </Header>
          )}
        />
      </Theme>
      <main id="main-content" className="cs-main" tabIndex={-1}>
        {me.isError ? (
          <div className="cs-page">
            <ProblemNotice problem={me.error} onRetry={() => void me.refetch()} />
          </div>
        ) : (
          <Outlet />
        )}
      </main>
    </>
  );
}
