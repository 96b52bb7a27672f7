// What the page says when its server is silent, whether something has been drawn already or not.

export function Lost() {
  return (
    <div className="lost" role="alert">
      <p>The server of this page does not answer. Is the emulator still running?</p>
      <button type="button" onClick={() => location.reload()}>
        Load again
      </button>
    </div>
  );
}
