namespace Training.Core.Watch;

/// <summary>Something that can be read off the machine again and again. Read by one thread at a time.</summary>
internal interface ISystemGauge
{
    /// <summary>What it shows now, by tag; nothing where this system does not tell.</summary>
    /// <param name="elapsed">Time since the reading before; zero for the first, which shows no rates.</param>
    IEnumerable<(string Tag, double Value)> Read(TimeSpan elapsed);
}
