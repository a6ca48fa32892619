// Sign-in without a framework. Without this script the form still posts and the service redirects;
// with it a person comes back to the page they wanted and sees at once what went wrong.
import { destination } from './destination.js';

const query = new URLSearchParams(window.location.search);
const form = document.querySelector('form');
const message = document.getElementById('message');
const button = form.querySelector('button');
const password = document.getElementById('password');

const WRONG = 'User name or password is wrong.';
const TROUBLE = 'The service can’t be reached right now. Please try again in a moment.';

function say(text, calm) {
  message.textContent = text;
  message.classList.toggle('calm', calm === true);
  message.hidden = false;
}

const OURS = { 'X-Requested-With': 'countersign' };

function goOn() {
  window.location.replace(destination(query.get('to'), window.location.origin));
}

/** How long to wait after too many wrong passwords, in words. */
function waitWords(seconds) {
  const count = Math.max(1, Math.ceil(Number(seconds) || 1));
  const time = count < 90 ? `${count} seconds` : `${Math.ceil(count / 60)} minutes`;
  return `Too many wrong passwords. Please wait ${time}, then try again.`;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  message.hidden = true;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: OURS,
      body: new URLSearchParams(new FormData(form)),
    });
    if (answer.ok) {
      goOn();
      return;
    }
    if (answer.status === 429) {
      say(waitWords(answer.headers.get('Retry-After')));
    } else if (answer.status === 401) {
      say(WRONG);
      password.value = '';
      password.focus();
    } else {
      say(TROUBLE);
    }
  } catch {
    say(TROUBLE);
  }
  button.disabled = false;
});

if (query.has('wait')) {
  say(waitWords(query.get('wait')));
} else if (query.has('error')) {
  say(WRONG);
} else if (query.has('signed-out')) {
  say('You are signed out.', true);
} else {
  // A link in a mail comes from another site, so the browser keeps the session's cookie back on the first
  // request (SameSite=Strict) and the service sends a signed-in person here. From here on it is sent.
  fetch('/api/me', { headers: OURS }).then(
    (me) => {
      if (me.ok) {
        goOn();
      } else if (query.has('to')) {
        say('Please sign in to go on.', true);
      }
    },
    () => undefined,
  );
}
