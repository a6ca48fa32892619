import { Button, HeaderGlobalAction } from '@carbon/react';
import UserAvatar from '@carbon/icons-react/es/UserAvatar';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/signOut';
import type { Me } from '../api/types';
import { clearDrafts } from '../form/localDraft';

/** Who is signed in, and the way out. */
export function UserMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      clearDrafts();
      window.location.assign('/sign-in.html?signed-out=1');
    },
  });

  useEffect(() => {
    if (!open) {
      return;
    }
    const outside = (event: PointerEvent) => {
      if (!menu.current?.contains(event.target as Node)) {
        setOpen(false);
      }
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        setOpen(false);
        menu.current?.querySelector('button')?.focus();
      }
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);

  return (
    <div ref={menu} className="cs-user">
      <HeaderGlobalAction
        aria-label={t('user.menu', { name: me.name })}
        aria-expanded={open}
        aria-controls={panelId}
        isActive={open}
        tooltipAlignment="end"
        onClick={() => setOpen(!open)}
      >
        <UserAvatar size={20} />
      </HeaderGlobalAction>
      <div id={panelId} className="cs-user__panel" hidden={!open}>
        <p className="cs-user__name">{me.name}</p>
        <p>{me.email}</p>
        {me.groups.length > 0 && (
          <p className="cs-user__groups">{t('user.groups', { groups: me.groups.join(', ') })}</p>
        )}
        <Link
          to="/settings/notifications"
          className="cds--link cs-user__link"
          onClick={() => setOpen(false)}
        >
          {t('preferences.link')}
        </Link>
        <Button
          size="sm"
          kind="secondary"
          disabled={leave.isPending}
          onClick={() => leave.mutate()}
        >
          {t('user.signOut')}
        </Button>
        {leave.isError && <p role="alert">{t('user.signOutFailed')}</p>}
      </div>
    </div>
  );
}
