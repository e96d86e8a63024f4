using System.Runtime.InteropServices;

namespace EventFormat.Tools;

/// <summary>The places where a series' steps do not rise, but for those that a later one undercuts; so their steps rise.</summary>
/// <remarks>
/// Kept as runs of equal strides: a series of which every point was logged twice descends at every other point, and is one run.
/// Differences of steps are unsigned, since those of two int64 may not fit one. First appended to, then walked.
/// </remarks>
internal sealed class DescentList
{
    private readonly List<Run> _runs = [];
    private int _run;
    private ulong _place;

    /// <summary>Appends a descent behind all others.</summary>
    public void Append(long ordinal, long descentStep)
    {
        while (_runs.Count > 0 && _runs[^1].StepAt(_runs[^1].Count - 1) >= descentStep)
        {
            Undercut(descentStep);
        }

        if (_runs.Count == 0 || !CollectionsMarshal.AsSpan(_runs)[^1].TryExtend(ordinal, descentStep))
        {
            _runs.Add(new Run(ordinal, descentStep));
        }
    }

    /// <summary>The step of the first descent behind a point; false when none is. To be asked in ascending order.</summary>
    public bool TryNextAfter(long ordinal, out long descentStep)
    {
        while (_run < _runs.Count)
        {
            var run = _runs[_run];
            while (_place < run.Count && run.OrdinalAt(_place) <= ordinal)
            {
                _place++;
            }

            if (_place < run.Count)
            {
                descentStep = run.StepAt(_place);
                return true;
            }

            (_run, _place) = (_run + 1, 0);
        }

        descentStep = 0;
        return false;
    }

    /// <summary>Drops the end of the last run, from the first descent on that is not below a step.</summary>
    private void Undercut(long descentStep)
    {
        ref var last = ref CollectionsMarshal.AsSpan(_runs)[^1];
        if (descentStep <= last.Step)
        {
            _runs.RemoveAt(_runs.Count - 1);
            return;
        }

        last.Count = (((ulong)descentStep - (ulong)last.Step - 1) / last.StepStride) + 1;
    }

    private struct Run(long ordinal, long step)
    {
        public readonly long Step = step;
        public ulong Count = 1;
        public ulong StepStride;
        private readonly long _ordinal = ordinal;
        private ulong _ordinalStride;

        public readonly long StepAt(ulong place) => (long)((ulong)Step + (place * StepStride));

        public readonly long OrdinalAt(ulong place) => (long)((ulong)_ordinal + (place * _ordinalStride));

        public bool TryExtend(long ordinal, long step)
        {
            if (Count == 1)
            {
                (_ordinalStride, StepStride) = ((ulong)(ordinal - _ordinal), (ulong)step - (ulong)Step);
            }
            else if (OrdinalAt(Count) != ordinal || StepAt(Count) != step)
            {
                return false;
            }

            Count++;
            return true;
        }
    }
}
