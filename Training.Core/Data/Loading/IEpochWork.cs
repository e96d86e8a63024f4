namespace Training.Core.Data.Loading;

/// <summary>What a loader's workers do in an epoch.</summary>
internal interface IEpochWork
{
    /// <summary>Called by every worker; returns when there is nothing left to do, and throws nothing.</summary>
    void Work();

    /// <summary>Called instead by a worker that could not start.</summary>
    void Fail(DataLoaderException failure);
}
