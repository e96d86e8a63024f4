namespace Training.Core.Data.Loading;

/// <summary>What a loader's workers do in an epoch.</summary>
internal interface IEpochWork
{
    /// <summary>Called by every worker; returns when there is nothing left to do.</summary>
    void Work();

    /// <summary>Called instead by a worker that could not start, or after one that failed.</summary>
    void Fail(DataLoaderException failure);
}
