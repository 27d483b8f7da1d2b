// Plays through time: the page shows what was so up to a day, and the day moves on.
import { tickText } from "./axis.js";
import { anchorDay, inTime } from "./data.js";
import { byId } from "./dom.js";

const DAY_PAUSE = 900; // milliseconds a day is shown
const MOST_PLAYED = 60;

let timer = 0;
let steps = [];
let playedIndex = 0;
let showStep;

/** The day up to which the story has been played; null while nothing plays. */
export const playedTo = () => (timer ? steps[playedIndex] : null);

export function startPlay(onStep) {
  showStep = onStep;
  byId("play").addEventListener("click", togglePlay);
}

export function togglePlay() {
  if (timer) return stopPlay();
  const days = [...new Set(inTime.map(anchorDay).filter((day) => day !== null))];
  const stride = Math.ceil(days.length / MOST_PLAYED);
  steps = days.filter((_, index) => index % stride === 0 || index === days.length - 1);
  if (!steps.length) return;
  playedIndex = 0;
  timer = setInterval(playOn, DAY_PAUSE);
  tellPlay();
}

function playOn() {
  playedIndex += 1;
  if (playedIndex === steps.length) stopPlay();
  else tellPlay();
}

export function stopPlay() {
  clearInterval(timer);
  timer = 0;
  tellPlay();
}

function tellPlay() {
  const button = byId("play");
  button.textContent = timer ? "Stop" : "Play";
  button.setAttribute("aria-pressed", String(Boolean(timer)));
  byId("hint").hidden = !timer;
  byId("hint").textContent = timer ? `up to ${tickText(steps[playedIndex])}` : "";
  showStep();
}
