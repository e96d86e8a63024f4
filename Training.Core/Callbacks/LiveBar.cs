using System.Runtime.InteropServices;
using Spectre.Console;
using Training.Core.Training;

namespace Training.Core.Callbacks;

/// <summary>One bar on the terminal; drawn by its own timer until its end.</summary>
internal sealed class LiveBar
{
    private readonly TaskCompletionSource<ProgressTask> _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private readonly PosixSignalRegistration[] _ends;

    public LiveBar(IAnsiConsole console, Phase phase, string description, int? count, int done)
    {
        Phase = phase;

        // A signal that ends the program would leave the terminal without its cursor, which a bar hides.
        _ends = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, _ => console.Cursor.Show()))];
        _drawing = Task.Run(() => console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(description), maxValue: count ?? 1);
                (task.IsIndeterminate, task.Value) = (count is null, done);
                _shown.SetResult(task);
                await _ended.Task.ConfigureAwait(false);
            }));
    }

    public Phase Phase { get; }

    public void Show(int done, string description)
    {
        // The first time it may still be coming up; if the terminal broke, drawing ended instead.
        if (Task.WaitAny(_shown.Task, _drawing) == 0)
        {
            var task = _shown.Task.Result;
            (task.Value, task.Description) = (done, Markup.Escape(description));
        }
    }

    public void End()
    {
        _ended.SetResult();
        foreach (var registration in _ends)
        {
            registration.Dispose();
        }

        try
        {
            _drawing.Wait();
        }
        catch (AggregateException broken) when (broken.InnerException is IOException or InvalidOperationException)
        {
            // The terminal has gone, or another bar is on it: training has nothing to do with that.
        }
    }
}
