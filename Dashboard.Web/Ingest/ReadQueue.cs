using System.Diagnostics.CodeAnalysis;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Ingest;

/// <summary>Whose turn it is to be read: round-robin in byte quanta, wanted runs first, idle ones polled ever less often.</summary>
/// <remarks>
/// Safe for any number of threads. A run is polled again after an eighth of the time since it last grew, so that what it
/// costs and how late we see it stay in proportion to its rhythm; a notification of the file system only cuts that wait short.
/// </remarks>
internal sealed class ReadQueue : IDisposable
{
    public static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan LongestWantedWait = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(DashboardOptions.DefaultReloadInterval);

    /// <summary>Least time between two turns of a run that has been read to its end: a chatty writer wakes it hundreds of times a second.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <summary>Idle polls per second, over all runs: the more runs, the longer the longest wait.</summary>
    private const int IdlePollsPerSecond = 500;

    /// <summary>One turn in so many goes to a run nobody looks at, however many are wanted.</summary>
    private const int UnwantedTurn = 4;

    private readonly TimeProvider _time;
    private readonly TimeSpan _longestWait;
    private readonly ITimer _alarm;

    // Under the lock.
    private readonly object _lock = new();
    private readonly Dictionary<ITailed, Place> _places = [];
    private readonly Queue<(Place Place, long Ticket)> _wanted = new();
    private readonly Queue<(Place Place, long Ticket)> _ready = new();
    private readonly PriorityQueue<Place, long> _waiting = new();
    private long _turns;
    private bool _isClosed;

    public ReadQueue(TimeProvider time, TimeSpan? longestWait = null)
    {
        (_time, _longestWait) = (time, longestWait ?? LongestWait);
        _alarm = time.CreateTimer(_ => Rouse(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private enum State
    {
        Waiting,
        Ready,
        Reading,
        Removed,
    }

    public void Add(ITailed tailed)
    {
        lock (_lock)
        {
            var place = new Place(tailed) { LastGrowth = _time.GetTimestamp() };
            _places.Add(tailed, place);
            MakeReady_NeedsLock(place);
        }
    }

    /// <summary>After this no new turn of it begins; one may still be under way.</summary>
    public void Remove(ITailed tailed)
    {
        lock (_lock)
        {
            if (_places.Remove(tailed, out var place))
            {
                place.State = State.Removed;
            }
        }
    }

    /// <summary>It may have grown, or someone began to look at it: its turn comes now, if it is wanted before those of the others.</summary>
    public void Wake(ITailed tailed)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(tailed, out var place))
            {
                return;
            }

            if (place.State == State.Ready && !place.IsAmongWanted && tailed.IsWanted)
            {
                MakeReady_NeedsLock(place);
                return;
            }

            place.IsWoken |= place.State == State.Reading;
            var soonest = After(place.LastTurn, Breath);
            if (place.State == State.Waiting && soonest < place.Due)
            {
                WaitUntil_NeedsLock(place, soonest);
            }
        }
    }

    /// <summary>Takes the next turn if one is due; it must be given back by <see cref="Return"/>.</summary>
    public bool TryTake([MaybeNullWhen(false)] out ITailed tailed)
    {
        lock (_lock)
        {
            return TryTake_NeedsLock(out tailed);
        }
    }

    /// <summary>Waits for the next turn; false when the queue was closed.</summary>
    public bool Take([MaybeNullWhen(false)] out ITailed tailed)
    {
        lock (_lock)
        {
            while (!_isClosed)
            {
                if (TryTake_NeedsLock(out tailed))
                {
                    return true;
                }

                SetAlarm_NeedsLock();
                Monitor.Wait(_lock);
            }

            tailed = null;
            return false;
        }
    }

    public void Return(ITailed tailed, TurnOutcome outcome)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(tailed, out var place))
            {
                return;
            }

            var now = _time.GetTimestamp();
            place.LastTurn = now;
            place.LastGrowth = outcome.HasChanged ? now : place.LastGrowth;
            if (outcome.HasMore)
            {
                MakeReady_NeedsLock(place);
                return;
            }

            var idle = WaitAfter(_time.GetElapsedTime(place.LastGrowth, now), tailed.IsWanted, _places.Count, _longestWait);
            WaitUntil_NeedsLock(place, After(now, place.IsWoken ? Breath : idle));
            place.IsWoken = false;
        }
    }

    /// <summary>Wakes every waiting thread for good.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.PulseAll(_lock);
        }
    }

    public void Dispose()
    {
        Close();
        _alarm.Dispose();
    }

    internal static TimeSpan WaitAfter(TimeSpan sinceGrowth, bool isWanted, int runs, TimeSpan longestWait)
    {
        var crowded = TimeSpan.FromSeconds((double)runs / IdlePollsPerSecond);
        var longest = crowded > longestWait && !isWanted ? crowded : isWanted && LongestWantedWait < longestWait ? LongestWantedWait : longestWait;
        var wait = sinceGrowth / 8;
        return wait < ShortestWait ? ShortestWait : wait > longest ? longest : wait;
    }

    private bool TryTake_NeedsLock([MaybeNullWhen(false)] out ITailed tailed)
    {
        var now = _time.GetTimestamp();
        while (_waiting.TryPeek(out var place, out var due) && due <= now)
        {
            _waiting.Dequeue();
            if (place.State == State.Waiting && place.Due == due)
            {
                MakeReady_NeedsLock(place);
            }
        }

        var unwantedFirst = ++_turns % UnwantedTurn == 0;
        return TryDequeue(unwantedFirst ? _ready : _wanted, out tailed) || TryDequeue(unwantedFirst ? _wanted : _ready, out tailed);
    }

    private static bool TryDequeue(Queue<(Place Place, long Ticket)> queue, [MaybeNullWhen(false)] out ITailed tailed)
    {
        while (queue.TryDequeue(out var next))
        {
            var (place, ticket) = next;
            if (place.State == State.Ready && place.Ticket == ticket)
            {
                place.State = State.Reading;
                tailed = place.Tailed;
                return true;
            }
        }

        tailed = null;
        return false;
    }

    private void MakeReady_NeedsLock(Place place)
    {
        place.State = State.Ready;
        place.IsAmongWanted = place.Tailed.IsWanted;
        (place.IsAmongWanted ? _wanted : _ready).Enqueue((place, ++place.Ticket));
        Monitor.Pulse(_lock);
    }

    private void WaitUntil_NeedsLock(Place place, long due)
    {
        place.State = State.Waiting;
        place.Due = due;
        _waiting.Enqueue(place, due);
        Monitor.Pulse(_lock);
    }

    private long After(long timestamp, TimeSpan wait) => timestamp + (long)(wait.TotalSeconds * _time.TimestampFrequency);

    private void SetAlarm_NeedsLock()
    {
        if (_waiting.TryPeek(out _, out var due))
        {
            // A timer counts whole milliseconds: one more, or it may fire just before its time.
            var wait = TimeSpan.FromSeconds((double)Math.Max(0, due - _time.GetTimestamp()) / _time.TimestampFrequency);
            _alarm.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    private void Rouse()
    {
        lock (_lock)
        {
            Monitor.Pulse(_lock);
        }
    }

    private sealed class Place(ITailed tailed)
    {
        public ITailed Tailed => tailed;

        public State State { get; set; }

        /// <summary>Woken during its turn: what it was woken for may have come too late for that turn.</summary>
        public bool IsWoken { get; set; }

        /// <summary>Of its places in line only the one with this ticket counts; it got a better one when someone began to look at it.</summary>
        public long Ticket { get; set; }

        /// <summary>Whether that place is in the line of those someone looks at.</summary>
        public bool IsAmongWanted { get; set; }

        public long LastGrowth { get; set; }

        public long LastTurn { get; set; }

        /// <summary>End of its wait; an older place in the waiting queue with another time is void.</summary>
        public long Due { get; set; }
    }
}
