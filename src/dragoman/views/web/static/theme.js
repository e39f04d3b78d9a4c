// Keeps the chosen theme in the browser and tells the stylesheet and Quasar of it.
(() => {
  const known = ["auto", "light", "dark"];
  const read = () => {
    try {
      const kept = localStorage.getItem("dragoman-theme");
      return known.includes(kept) ? kept : "auto";
    } catch {
      return "auto";
    }
  };
  const apply = (theme) => {
    document.documentElement.dataset.theme = theme;
    if (window.Quasar) window.Quasar.Dark.set(theme === "auto" ? "auto" : theme === "dark");
    const choice = document.getElementById("theme");
    if (choice && choice.value !== theme) choice.value = theme;
  };
  document.addEventListener("change", (event) => {
    if (event.target.id !== "theme" || !known.includes(event.target.value)) return;
    try {
      localStorage.setItem("dragoman-theme", event.target.value);
    } catch {
      /* a browser that keeps nothing: the choice holds for this page */
    }
    apply(event.target.value);
  });
  apply(read());
  // The choice and Quasar come with the page's own script; look until the choice is there.
  const waiting = setInterval(() => {
    if (!document.getElementById("theme")) return;
    clearInterval(waiting);
    apply(read());
  }, 50);
})();
