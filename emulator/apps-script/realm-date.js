// Runs inside the script's own realm, after the kit: a Date whose clock is the emulator's and whose local time is that of the
// script's zone, wherever the computer stands. The clock stays in this closure.
(function date(clock) {
  const RealDate = Date;
  const proto = RealDate.prototype;
  const { getTime, setTime } = proto;
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const own = (name, value) => Object.defineProperty(proto, name, { value, writable: true, configurable: true, enumerable: false });
  const two = (value) => String(value).padStart(2, '0');

  /** The same wall clock, as if it hung in UTC. */
  const wall = (date) => {
    const time = getTime.call(date);
    return new RealDate(time + clock.offset(time));
  };

  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    const read = proto[`getUTC${part}`];
    own(`get${part}`, function () {
      return read.call(wall(this));
    });
    const write = proto[`setUTC${part}`];
    if (!write) continue;
    own(`set${part}`, function (...args) {
      const moved = wall(this);
      write.apply(moved, args);
      return setTime.call(this, clock.instant(getTime.call(moved)));
    });
  }
  own('getTimezoneOffset', function () {
    return -clock.offset(getTime.call(this)) / 60_000;
  });

  const dateText = (at) =>
    `${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${two(at.getUTCDate())} ${String(at.getUTCFullYear()).padStart(4, '0')}`;
  const timeText = (at, time) => {
    const minutes = Math.round(clock.offset(time) / 60_000);
    const size = Math.abs(minutes);
    const distance = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
    return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} GMT${distance}`;
  };
  const text = (make) =>
    function () {
      const time = getTime.call(this);
      return Number.isNaN(time) ? 'Invalid Date' : make(wall(this), time);
    };
  own('toDateString', text(dateText));
  own('toTimeString', text(timeText));
  own(
    'toString',
    text((at, time) => `${dateText(at)} ${timeText(at, time)}`),
  );
  // Making a format takes far longer than using it, and scripts ask for the same one over and over.
  const { DateTimeFormat } = Intl;
  const formats = new Map();
  const formatted = (date, locale, options) => {
    const name = JSON.stringify([locale, options]);
    const format = formats.get(name) ?? new DateTimeFormat(locale, options);
    formats.set(name, format);
    return format.format(date);
  };
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    const real = proto[name];
    own(name, function (locale, options) {
      const whole = { timeZone: clock.zone, ...options, ...(clock.zoneHonored ? {} : { timeZone: clock.zone }) };
      // With day and hour there is nothing that one of the three would add by itself.
      const isWhole = whole.day !== undefined && whole.hour !== undefined && !Number.isNaN(getTime.call(this));
      return isWhole ? formatted(this, locale, whole) : real.call(this, locale, whole);
    });
  }

  /** Texts without a zone are local time; a day alone in ISO form is UTC, as everywhere. */
  function parse(given) {
    const text = String(given);
    if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(text) || /(Z|GMT|UTC|[+-]\d\d:?\d\d)(\s*\(.*\))?\s*$/i.test(text)) return RealDate.parse(text);
    const asUtc = RealDate.parse(/^\d{4}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`);
    return Number.isNaN(asUtc) ? RealDate.parse(text) : clock.instant(asUtc);
  }

  function instantOf(args) {
    if (args.length === 0) return clock.now();
    if (args.length > 1) return clock.instant(RealDate.UTC(...args));
    const [only] = args;
    if (only instanceof RealDate) return getTime.call(only);
    const value = typeof only === 'object' && only !== null ? (only[Symbol.toPrimitive]?.('default') ?? only.valueOf()) : only;
    return typeof value === 'string' ? parse(value) : value;
  }

  function emulatedDate(...args) {
    if (!new.target) return new RealDate(clock.now()).toString();
    return Reflect.construct(RealDate, [instantOf(args)], new.target);
  }
  Object.defineProperty(emulatedDate, 'name', { value: 'Date' });
  Object.defineProperty(emulatedDate, 'length', { value: 7 });
  Object.defineProperty(emulatedDate, 'prototype', { value: proto, writable: false });
  own('constructor', emulatedDate);
  emulatedDate.UTC = RealDate.UTC;
  emulatedDate.parse = parse;
  emulatedDate.now = () => clock.now();
  Object.defineProperty(globalThis, 'Date', { value: emulatedDate, writable: true, configurable: true, enumerable: false });
});
