using EventFormat.Writing;
using Training.Core.Training;

namespace Training.Core.Logging;

/// <summary>Logs what every so many steps show: loss, learning rates, speed and where the time went since the last time.</summary>
internal sealed class StepLog(SummaryWriter writer, TrainingLoggerOptions options)
{
    private long _started;
    private long _loggedStep = -1;
    private long _items;
    private int _batches;
    private StepTimings _spent;

    /// <summary>Forgets what was measured so far, because time went elsewhere.</summary>
    public void Restart() => (_started, _items, _batches, _spent) = (options.TimeProvider.GetTimestamp(), 0, 0, default);

    public void AfterBatch(TrainingContext context)
    {
        _items += context.Batch?.Size ?? 0;
        _batches++;
        _spent += context.Timings;
        if (context.Step == _loggedStep || context.Step % options.ScalarsEvery != 0)
        {
            return;
        }

        _loggedStep = context.Step;
        writer.AddScalar("loss/batch", context.LossValue, context.Step); // waits for the device
        LogRates(context);
        LogTimes(context.Step);
        Restart();
    }

    private void LogRates(TrainingContext context)
    {
        var rates = context.LearningRates;
        for (var group = 0; group < rates.Count; group++)
        {
            writer.AddScalar(rates.Count == 1 ? "learning_rate" : $"learning_rate/group_{group}", rates[group], context.Step);
        }
    }

    private void LogTimes(long step)
    {
        var elapsed = options.TimeProvider.GetElapsedTime(_started);
        if (elapsed > TimeSpan.Zero)
        {
            writer.AddScalar("speed/examples_per_second", _items / elapsed.TotalSeconds, step);
            writer.AddScalar("speed/batches_per_second", _batches / elapsed.TotalSeconds, step);
        }

        writer.AddScalar("time/data_wait_ms", Mean(_spent.DataWait), step);
        writer.AddScalar("time/forward_ms", Mean(_spent.Forward), step);
        writer.AddScalar("time/backward_ms", Mean(_spent.Backward), step);
        writer.AddScalar("time/optimizer_ms", Mean(_spent.Optimizer), step);
    }

    private double Mean(TimeSpan time) => time.TotalMilliseconds / _batches;
}
