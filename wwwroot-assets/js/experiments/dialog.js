// A dialog that is shown for as long as it is rendered.
export function open(root, dotNet) {
  const cancel = (event) => {
    event.preventDefault(); // The circuit takes it away.
    dotNet.invokeMethodAsync("Closed");
  };
  root.addEventListener("cancel", cancel);
  root.showModal();
  return {
    dispose() {
      root.removeEventListener("cancel", cancel);
      root.close();
    },
  };
}
