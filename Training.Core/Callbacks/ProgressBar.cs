using System.Globalization;
using Spectre.Console;
using Training.Core.Training;

namespace Training.Core.Callbacks;

/// <summary>Shows on the terminal how far each pass has come. Where output is redirected, or the terminal cannot move its cursor, nothing is written.</summary>
/// <remarks>It writes past <see cref="Console.Out"/>, so that a run's <c>output.log</c> holds none of it.</remarks>
public sealed class ProgressBar : Callback
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly IAnsiConsole? _console;
    private readonly TimeProvider _timeProvider;
    private LiveBar? _bar;
    private long _shownAt;

    /// <summary>On the terminal, if there is one.</summary>
    public ProgressBar()
        : this(Terminal(), TimeProvider.System)
    {
    }

    internal ProgressBar(IAnsiConsole? console, TimeProvider timeProvider) => (_console, _timeProvider) = (console, timeProvider);

    /// <inheritdoc/>
    public override void OnBatchStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_console is not null && _bar?.Phase != context.Phase)
        {
            _bar?.End();
            _bar = new LiveBar(_console, context.Phase, Describe(context, ""), context.BatchCount, context.BatchIndex);
        }
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_bar is null || (_timeProvider.GetElapsedTime(_shownAt) < Interval && context.BatchIndex + 1 != context.BatchCount))
        {
            return;
        }

        _shownAt = _timeProvider.GetTimestamp();
        _bar.Show(context.BatchIndex + 1, Describe(context, string.Create(CultureInfo.InvariantCulture, $" loss {context.LossValue,-9:G4}"))); // waits for the device; always as wide, so that the bar stands still
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context) => End();

    /// <inheritdoc/>
    public override void OnValidationEnd(TrainingContext context, IReadOnlyDictionary<string, double> metrics) => End();

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingContext context) => End();

    /// <inheritdoc/>
    public override void OnException(TrainingContext context, Exception cause) => End();

    private static string Describe(TrainingContext context, string loss) => context.Phase switch
    {
        Phase.Training => string.Create(CultureInfo.InvariantCulture, $"epoch {context.Epoch + 1}/{context.Epochs}{loss}"),
        Phase.Validation => "validation" + loss,
        Phase.Test => "test" + loss,
        _ => "prediction",
    };

    private static IAnsiConsole? Terminal() => Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb"
        ? null
        : AnsiConsole.Create(new AnsiConsoleSettings
        {
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding) { AutoFlush = true }),
        });

    private void End()
    {
        _bar?.End();
        _bar = null;
    }
}
